using System.Globalization;
using System.Text;

namespace Seisan.Accounting.Tests.Golden;

/// <summary>
/// Reads a transfer file (全銀 総合振込) as a strict bank does, and shares nothing with what writes it. Whatever
/// deviates is a <see cref="FormatException"/> that names the record and the offset.
/// </summary>
public static class ZenginReading
{
    private const int RecordLength = 120;
    private const int LineLength = RecordLength + 2;

    public static ZenginContents Read(byte[] file)
    {
        if (file.Length % LineLength != 0)
            throw new FormatException($"file: {file.Length} bytes are not records of {LineLength} with CR and LF");
        var count = file.Length / LineLength;
        if (count < 4)
            throw new FormatException($"file: {count} records; header, data, trailer and end are at least four");

        var header = Header(new Fields(file, 0, "header"));
        var payments = Enumerable.Range(1, count - 3)
            .Select(number => Data(new Fields(file, number * LineLength, $"data {number}"))).ToArray();
        Trailer(new Fields(file, (count - 2) * LineLength, "trailer"), payments);
        End(new Fields(file, (count - 1) * LineLength, "end"));
        return new ZenginContents(header, payments);
    }

    private static ZenginHeader Header(Fields fields)
    {
        fields.Constant("データ区分", "1");
        fields.Constant("種別コード", "21");
        fields.Constant("コード区分", "0");
        var (code, name) = (fields.Digits("振込依頼人コード", 10), fields.Name("振込依頼人名", 40));
        var date = fields.MonthAndDay("振込指定日");
        var bank = fields.Digits("仕向銀行番号", 4);
        fields.Blank("仕向銀行名", 15);
        var branch = fields.Digits("仕向支店番号", 3);
        fields.Blank("仕向支店名", 15);
        var (type, number) = (fields.OneOf("預金種目(依頼人)", "129"), fields.Digits("口座番号(依頼人)", 7));
        fields.Blank("ダミー", 17);
        fields.LineEnd();
        return new ZenginHeader(code, name, date.Month, date.Day, bank, branch, type, number);
    }

    private static ZenginPayment Data(Fields fields)
    {
        fields.Constant("データ区分", "2");
        var bank = fields.Digits("被仕向銀行番号", 4);
        fields.Blank("被仕向銀行名", 15);
        var branch = fields.Digits("被仕向支店番号", 3);
        fields.Blank("被仕向支店名", 15);
        fields.Constant("手形交換所番号", "0000");
        var (type, number) = (fields.OneOf("預金種目", "1249"), fields.Digits("口座番号", 7));
        var (holder, amount) = (fields.Name("受取人名", 30), fields.Amount("振込金額", 10));
        fields.Constant("新規コード", "0");
        var customer = fields.Text("顧客コード1", 10);
        fields.Blank("顧客コード2", 10);
        fields.Constant("振込指定区分", "7");
        fields.Blank("識別表示", 1);
        fields.Blank("ダミー", 7);
        fields.LineEnd();
        return new ZenginPayment(bank, branch, type, number, holder, amount, customer);
    }

    private static void Trailer(Fields fields, ZenginPayment[] payments)
    {
        fields.Constant("データ区分", "8");
        fields.Constant("合計件数", payments.Length.ToString("D6", CultureInfo.InvariantCulture));
        fields.Constant("合計金額", payments.Sum(one => one.Amount).ToString("D12", CultureInfo.InvariantCulture));
        fields.Blank("ダミー", 101);
        fields.LineEnd();
    }

    private static void End(Fields fields)
    {
        fields.Constant("データ区分", "9");
        fields.Blank("ダミー", 119);
        fields.LineEnd();
    }

    /// <summary>The fields of one record, read one after the other.</summary>
    private sealed class Fields(byte[] file, int start, string record)
    {
        private const byte VoicedMark = 0xDE, SemivoicedMark = 0xDF;

        private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

        private int _offset;

        public void Constant(string name, string value)
        {
            if (Take(name, value.Length, out var offset) is var found && found != value)
                throw Deviation(offset, name, $"\"{found}\" and not \"{value}\"");
        }

        public void Blank(string name, int length) => Constant(name, new string(' ', length));

        public string Digits(string name, int length)
        {
            var digits = Take(name, length, out var offset);
            if (!digits.All(char.IsAsciiDigit))
                throw Deviation(offset, name, $"\"{digits}\" is not {length} digits");
            return digits;
        }

        public long Amount(string name, int length)
        {
            var (offset, amount) = (_offset, long.Parse(Digits(name, length), CultureInfo.InvariantCulture));
            return amount > 0 ? amount : throw Deviation(offset, name, "an amount is more than 0");
        }

        public string OneOf(string name, string allowed)
        {
            var digit = Take(name, 1, out var offset);
            return allowed.Contains(digit) ? digit : throw Deviation(offset, name, $"\"{digit}\" is none of {allowed}");
        }

        public (int Month, int Day) MonthAndDay(string name)
        {
            var (offset, digits) = (_offset, Digits(name, 4));
            // a year with a 29 February: the file does not tell which one it is
            var invariant = CultureInfo.InvariantCulture;
            return DateOnly.TryParseExact("2000" + digits, "yyyyMMdd", invariant, default, out var date)
                ? (date.Month, date.Day)
                : throw Deviation(offset, name, $"\"{digits}\" is not a month and a day");
        }

        public string Name(string name, int length)
        {
            var (offset, text) = (_offset, Text(name, length));
            return text.Length > 0 ? text : throw Deviation(offset, name, "a name is not blank");
        }

        /// <summary>Left-aligned text of the characters that every bank takes.</summary>
        public string Text(string name, int length)
        {
            var bytes = file.AsSpan(start + _offset, length);
            for (var index = 0; index < length; index++)
            {
                if (!IsAllowed(bytes[index]))
                    throw Deviation(_offset + index, name, $"byte {bytes[index]:X2} is not allowed");
                var letterBefore = index > 0 && bytes[index - 1] is >= 0xB1 and <= 0xDD;
                if (bytes[index] is VoicedMark or SemivoicedMark && !letterBefore)
                    throw Deviation(_offset + index, name, "a mark without its letter");
            }

            var text = Take(name, length, out var offset).TrimEnd(' ');
            return !text.StartsWith(' ') ? text : throw Deviation(offset, name, "text begins with a space");
        }

        public void LineEnd()
        {
            if (_offset != RecordLength) throw new InvalidOperationException($"{record} was read up to {_offset} only");
            Constant("line end", "\r\n");
        }

        private string Take(string name, int length, out int offset)
        {
            offset = _offset;
            _offset += length;
            return _offset <= LineLength
                ? ShiftJis.GetString(file, start + offset, length)
                : throw new InvalidOperationException($"{name} of {record} ends at {_offset}");
        }

        private FormatException Deviation(int offset, string name, string what) =>
            new($"{record}, offset {offset}, {name}: {what}");

        private static bool IsAllowed(byte value) =>
            value is >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= 0xB1 and <= SemivoicedMark
            || " ()-."u8.Contains(value);
    }
}

/// <summary>A transfer file as it was read.</summary>
public sealed record ZenginContents(ZenginHeader Header, IReadOnlyList<ZenginPayment> Payments)
{
    public long Total => Payments.Sum(one => one.Amount);
}

public sealed record ZenginHeader(
    string ConsignorCode, string Name, int Month, int Day, string BankCode, string BranchCode, string AccountType,
    string AccountNumber);

public sealed record ZenginPayment(
    string BankCode, string BranchCode, string AccountType, string AccountNumber, string Holder, long Amount,
    string CustomerCode);
