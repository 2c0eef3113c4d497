using System.Globalization;

namespace Seisan.Accounting.Domain.Exports;

/// <summary>
/// The import format of 弥生会計 (05 and later): 25 columns, no header, Shift_JIS, CR LF. An entry is a transfer slip
/// (振替伝票): flag 2111 for one row, else 2110, 2100 … and 2101. A side that has no line in a row has no account, 対象外
/// and the amount 0. A row tells the description of its line
/// on the side that has several.
/// </summary>
public static class YayoiFile
{
    public const string OutOfScope = "対象外";
    private const int NameBytes = 24, DescriptionBytes = 64;
    private static readonly string[] Empty = ["", "", "", OutOfScope, "0", ""];

    /// <summary>Appends the rows of one slip.</summary>
    /// <returns>How many characters Shift_JIS does not know and were replaced by 〓.</returns>
    public static int Write(Stream to, Slip slip)
    {
        var (debits, credits) = (slip.Lines.Where(line => line.Debit).ToArray(), slip.Lines.Where(line => !line.Debit).ToArray());
        var (rows, replaced) = (Math.Max(debits.Length, credits.Length), 0);
        for (var row = 0; row < rows; row++)
        {
            var (debit, credit) = (debits.ElementAtOrDefault(row), credits.ElementAtOrDefault(row));
            string[] columns =
            [
                Flag(row, rows), Number(slip.Number), "", slip.Date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
                .. Side(debit), .. Side(credit), Fit((credits.Length > debits.Length ? credit ?? debit : debit ?? credit)!.Description, DescriptionBytes),
                "", "", "3", "", "", "", "", "no",
            ];
            to.Write(Cp932.Encoding.GetBytes(string.Join(',', columns.Select(Quoted)) + "\r\n"));
        }

        return replaced;

        string[] Side(SlipLine? line) => line is null
            ? Empty
            :
            [
                Fit(line.Account, int.MaxValue), Fit(line.SubAccount ?? "", NameBytes), Fit(line.Department ?? "", NameBytes),
                Fit(line.TaxClass, int.MaxValue), Number(line.Amount), Number(line.Tax),
            ];

        string Fit(string text, int bytes)
        {
            var (fitted, count) = Cp932.Fit(text);
            replaced += count;
            return Cp932.Cut(fitted, bytes);
        }
    }

    private static string Flag(int row, int rows) =>
        rows == 1 ? "2111" : row == 0 ? "2110" : row == rows - 1 ? "2101" : "2100";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
