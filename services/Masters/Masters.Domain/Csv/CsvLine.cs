using System.Globalization;
using System.Text;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Csv;

/// <summary>Reads typed values from one record; what cannot be read is noted with its line and column.</summary>
public sealed class CsvLine(CsvTable table, CsvRecord record, CodeBook codes)
{
    private readonly int _before = table.Errors.Count;

    public bool HasErrors => table.Errors.Count > _before;

    public string Text(Column column) => table.Cell(record, column);

    public string? OptionalText(Column column) => Text(column) is { Length: > 0 } text ? text : null;

    public DateOnly Day(Column column)
    {
        var text = Text(column).Replace('/', '-');
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Master.Days.Contains(day)
            ? day
            : Fault(column, "not_a_day", day);
    }

    public int Number(Column column) =>
        int.TryParse(Text(column).Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Fault(column, "not_a_number", 0);

    /// <summary>1 or 0; Japanese spreadsheets' ○ and × are understood as well.</summary>
    public bool Flag(Column column) => Text(column).ToLowerInvariant() switch
    {
        "1" or "true" or "○" or "有効" => true,
        "0" or "false" or "×" or "無効" or "" => false,
        _ => Fault(column, "not_a_flag", false),
    };

    public Guid Reference(Column column, string kind) =>
        OptionalReference(column, kind) ?? (Text(column).Length == 0 ? Fault(column, "required", Guid.Empty) : Guid.Empty);

    public Guid? OptionalReference(Column column, string kind) =>
        OptionalText(column) is { } code ? Find(column, kind, code) : null;

    /// <summary>The id behind a code written inside a column of several.</summary>
    public Guid? Find(Column column, string kind, string code)
    {
        if (codes.Find(kind, code) is { } id)
            return id;
        table.Errors.Add(new(record.Line, table.Heading(column), "unknown_code", code));
        return null;
    }

    public void Fault(Column column, string code, params object[] arguments) =>
        table.Errors.Add(new(record.Line, table.Heading(column), code, arguments));

    private T Fault<T>(Column column, string code, T instead)
    {
        Fault(column, code);
        return instead;
    }
}
