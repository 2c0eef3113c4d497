using System.Globalization;
using System.Text;

namespace Seisan.Accounting.Domain.Transfers;

/// <summary>
/// The bank-transfer file 総合振込 (全銀協フォーマット): records of 120 bytes in JIS X 0201, each followed by CR LF, in the
/// order header, data, trailer, end. The same transfers always make the same bytes.
/// </summary>
public static class ZenginFile
{
    public const long MostYen = 9_999_999_999;
    private const int RecordBytes = 120, MostTransfers = 999_999;
    private static readonly Encoding Bank = Cp932.Encoding;

    /// <exception cref="ArgumentException">
    /// A name or number that the format cannot carry: these are found out when a run is made, long before its file.
    /// </exception>
    public static byte[] Write(Payer payer, DateOnly transferDate, IEnumerable<Transfer> transfers)
    {
        var file = new StringBuilder();
        Append(file, Header(payer, transferDate));
        var (count, total) = (0, 0L);
        foreach (var transfer in transfers)
        {
            Append(file, Data(transfer));
            (count, total) = (count + 1, checked(total + transfer.Amount));
        }

        if (count is 0 or > MostTransfers) throw new ArgumentException("A file has 1 to 999,999 transfers.", nameof(transfers));
        Append(file, "8" + Digits(count, 6) + Digits(total, 12) + Blank(101));
        Append(file, "9" + Blank(119));
        return Bank.GetBytes(file.ToString());
    }

    private static string Header(Payer payer, DateOnly day) =>
        "1" + "21" + "0" + Digits(payer.ConsignorCode, 10) + Name(payer.Name, 40)
        + day.ToString("MMdd", CultureInfo.InvariantCulture) + Digits(payer.BankCode, 4) + Blank(15)
        + Digits(payer.BranchCode, 3) + Blank(15) + Digits(payer.AccountType, 1) + Digits(payer.AccountNumber, 7) + Blank(17);

    private static string Data(Transfer to) =>
        "2" + Digits(to.BankCode, 4) + Blank(15) + Digits(to.BranchCode, 3) + Blank(15) + "0000"
        + Digits(to.AccountType, 1) + Digits(to.AccountNumber, 7) + Name(to.Holder, 30) + Digits(Yen(to.Amount), 10) + "0"
        + Code(to.CustomerCode).PadRight(10) + Blank(10) + "7" + " " + Blank(7);

    private static void Append(StringBuilder file, string record) =>
        file.Append(record.Length == RecordBytes ? record : throw new InvalidOperationException("A record has 120 bytes.")).Append("\r\n");

    private static string Name(string name, int bytes)
    {
        var written = ZenginText.Normalise(name);
        if (written is { Rejected: not null } or { Text.Length: 0 }) throw new ArgumentException("A name that the format cannot carry.", nameof(name));
        return ZenginText.Cut(written.Text, bytes).PadRight(bytes);
    }

    private static string Code(string code) =>
        ZenginText.Normalise(code) is { Rejected: null, Text: { Length: <= 10 } text } ? text : "";

    private static long Yen(long amount) =>
        amount is > 0 and <= MostYen ? amount : throw new ArgumentOutOfRangeException(nameof(amount), amount, "Not an amount of a transfer.");

    private static string Digits(long number, int length) =>
        Digits(number.ToString(CultureInfo.InvariantCulture), length);

    private static string Digits(string number, int length) =>
        number.Length > 0 && number.Length <= length && number.All(char.IsAsciiDigit)
            ? number.PadLeft(length, '0')
            : throw new ArgumentException($"Not a number of {length} digits.", nameof(number));

    private static string Blank(int bytes) => new(' ', bytes);
}
