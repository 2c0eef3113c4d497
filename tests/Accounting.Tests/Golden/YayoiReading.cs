using System.Globalization;
using System.Text;

namespace Seisan.Accounting.Tests.Golden;

/// <summary>
/// Reads a journal file (弥生, 25 columns) as the accounting product does, and shares nothing with what writes it.
/// Whatever deviates is a <see cref="FormatException"/> that names the row, the column and the byte.
/// </summary>
public static class YayoiReading
{
    private const int Columns = 25;
    private const string OutOfScope = "対象外";

    // with exceptions instead of question marks
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static IReadOnlyList<YayoiSlip> Read(byte[] file)
    {
        var rows = Rows(file);
        if (rows is []) throw new FormatException("file: no rows");
        var slips = new List<YayoiSlip>();
        for (var first = 0; first < rows.Count;)
        {
            var length = SlipLength(rows, first);
            var slip = Slip([.. rows.Skip(first).Take(length)]);
            if (slips.Exists(one => one.Number == slip.Number))
                throw rows[first].Deviation(2, $"slip {slip.Number} stands in the file already");
            slips.Add(slip);
            first += length;
        }

        return slips;
    }

    /// <summary>2111 alone, or 2110, any number of 2100, and 2101.</summary>
    private static int SlipLength(IReadOnlyList<Row> rows, int first)
    {
        if (rows[first][1] == "2111") return 1;
        if (rows[first][1] != "2110") throw rows[first].Deviation(1, $"\"{rows[first][1]}\" does not begin a slip");
        var last = first + 1;
        while (last < rows.Count && rows[last][1] == "2100") last++;
        if (last == rows.Count) throw rows[^1].Deviation(1, "the slip has no last row");
        return rows[last][1] == "2101"
            ? last - first + 1
            : throw rows[last].Deviation(1, $"\"{rows[last][1]}\" within a slip");
    }

    private static YayoiSlip Slip(IReadOnlyList<Row> rows)
    {
        var (number, date) = (Number(rows[0], 2, 999_999), Date(rows[0]));
        if (number == 0) throw rows[0].Deviation(2, "a slip number is more than 0");
        var lines = new List<YayoiLine>();
        foreach (var row in rows)
        {
            if (row[2] != rows[0][2]) throw row.Deviation(2, "another number within the slip");
            if (row[4] != rows[0][4]) throw row.Deviation(4, "another date within the slip");
            foreach (var blank in (int[])[3, 18, 19, 21, 22, 23, 24]) row.Require(blank, "");
            row.Require(20, "3");
            row.Require(25, "no");
            row.RequireBytes(17, 64);

            var (debit, credit) = (Side(row, 5, true), Side(row, 11, false));
            if (row == rows[0] && debit is null) throw row.Deviation(5, "the first row has both sides");
            if (row == rows[0] && credit is null) throw row.Deviation(11, "the first row has both sides");
            if (row != rows[0] && debit is null == credit is null)
                throw row.Deviation(5, "a row after the first one has one side");
            lines.AddRange(new[] { debit, credit }.OfType<YayoiLine>());
        }

        var (debits, credits) = (lines.Where(line => line.Debit).ToArray(), lines.Where(line => !line.Debit).ToArray());
        if (debits.Length > 1 && credits.Length > 1) throw rows[^1].Deviation(5, "one side of a slip is a single line");
        if (debits.Sum(line => line.Amount) != credits.Sum(line => line.Amount))
            throw rows[0].Deviation(9, $"slip {number} does not balance");
        return new YayoiSlip((int)number, date, lines);
    }

    /// <summary>Account, sub-account, department, tax class, amount and tax; null where the side is empty.</summary>
    private static YayoiLine? Side(Row row, int first, bool debit)
    {
        var (account, taxClass) = (row[first], row[first + 3]);
        if (account.Length == 0)
        {
            foreach (var (column, value) in new[] { (1, ""), (2, ""), (3, OutOfScope), (4, "0"), (5, "") })
                row.Require(first + column, value);
            return null;
        }

        if (taxClass.Length == 0) throw row.Deviation(first + 3, "no tax class");
        row.RequireBytes(first + 1, 24);
        row.RequireBytes(first + 2, 24);
        var (amount, tax) = (Number(row, first + 4, 9_999_999_999), Number(row, first + 5, 9_999_999_999));
        if (amount == 0) throw row.Deviation(first + 4, "an amount is more than 0");
        if (tax > amount) throw row.Deviation(first + 5, "more tax than amount");
        if (taxClass == OutOfScope && tax != 0) throw row.Deviation(first + 5, $"tax on what is {OutOfScope}");
        return new YayoiLine(debit, account, row[first + 1], row[first + 2], taxClass, amount, tax, row[17]);
    }

    private static long Number(Row row, int column, long most) =>
        long.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
        && number.ToString(CultureInfo.InvariantCulture) == row[column]
            ? number
            : throw row.Deviation(column, $"\"{row[column]}\" is not a plain number up to {most}");

    private static DateOnly Date(Row row) =>
        DateOnly.TryParseExact(row[4], "yyyy'/'MM'/'dd", CultureInfo.InvariantCulture, default, out var date)
            ? date
            : throw row.Deviation(4, $"\"{row[4]}\" is not a date");

    // no second byte of a character of Shift_JIS is a comma, a quote or a line break: bytes are told apart one by one
    private static List<Row> Rows(byte[] file)
    {
        var rows = new List<Row>();
        for (var at = 0; at < file.Length;)
        {
            var row = new Row(rows.Count + 1);
            while (true)
            {
                var end = FieldEnd(file, at, row);
                row.Add(Decode(file[at..end], row));
                at = end + 1;
                if (end < file.Length && file[end] == ',') continue;
                if (at >= file.Length || file[end] != '\r' || file[at] != '\n')
                    throw row.Deviation(row.Count, $"neither comma nor CR and LF at byte {end}");
                at++;
                break;
            }

            if (row.Count != Columns) throw row.Deviation(row.Count, $"{row.Count} columns and not {Columns}");
            rows.Add(row);
        }

        return rows;
    }

    private static int FieldEnd(byte[] file, int at, Row row)
    {
        row.Begin(at);
        var end = at;
        if (end < file.Length && file[end] == '"')
        {
            // a quote that is followed by another one is not the end
            for (end++; end < file.Length; end++)
            {
                if (file[end] != '"') continue;
                if (end + 1 == file.Length || file[end + 1] != '"') return end + 1;
                end++;
            }

            throw row.Deviation(row.Count + 1, "a quote without its end");
        }

        while (end < file.Length && !",\"\r\n"u8.Contains(file[end])) end++;
        return end;
    }

    private static string Decode(byte[] field, Row row)
    {
        try
        {
            var text = ShiftJis.GetString(field);
            if (field is not [(byte)'"', ..]) return text;
            var value = text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
            return value.AsSpan().ContainsAny(",\"\r\n")
                ? value
                : throw row.Deviation(row.Count + 1, "quotes where none are needed");
        }
        catch (DecoderFallbackException)
        {
            throw row.Deviation(row.Count + 1, "not Shift_JIS");
        }
    }

    /// <summary>The columns of a row, counted from 1.</summary>
    private sealed class Row(int number)
    {
        private readonly List<int> _starts = [];
        private readonly List<string> _values = [];

        public int Count => _values.Count;

        public string this[int column] => _values[column - 1];

        public void Begin(int at) => _starts.Add(at);

        public void Add(string value) => _values.Add(value);

        public void Require(int column, string value)
        {
            if (this[column] != value) throw Deviation(column, $"\"{this[column]}\" and not \"{value}\"");
        }

        public void RequireBytes(int column, int most)
        {
            if (ShiftJis.GetByteCount(this[column]) > most) throw Deviation(column, $"more than {most} bytes");
        }

        public FormatException Deviation(int column, string what) =>
            new($"row {number}, column {column} at byte {_starts[column - 1]}: {what}");
    }
}

public sealed record YayoiSlip(int Number, DateOnly Date, IReadOnlyList<YayoiLine> Lines);

public sealed record YayoiLine(
    bool Debit, string Account, string SubAccount, string Department, string TaxClass, long Amount, long Tax,
    string Description);
