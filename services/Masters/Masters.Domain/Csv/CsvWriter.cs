using System.Buffers;
using System.Text;

namespace Seisan.Masters.Domain.Csv;

/// <summary>Writes RFC 4180 records that a spreadsheet never takes for formulas.</summary>
public sealed class CsvWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");
    private readonly StringBuilder _text = new();

    public CsvWriter Write(IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                _text.Append(',');
            first = false;
            Append(FormulaGuard.Protect(cell ?? ""));
        }

        _text.Append("\r\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Append(string cell)
    {
        if (cell.AsSpan().ContainsAny(NeedQuotes))
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _text.Append(cell);
    }
}
