namespace Seisan.Accounting.Tests.Golden;

/// <summary>The readers of the whole-system check take every golden file and nothing that deviates from it.</summary>
public sealed class ReadingTests
{
    public static TheoryData<string> TransferFiles => [.. GoldenFile.Names("zengin")];

    public static TheoryData<string> JournalFiles => [.. GoldenFile.Names("yayoi")];

    [Theory, MemberData(nameof(TransferFiles))]
    public void Every_golden_transfer_file_is_read(string name) =>
        Assert.NotEmpty(ZenginReading.Read(GoldenFile.Read(name).Bytes).Payments);

    [Theory, MemberData(nameof(JournalFiles))]
    public void Every_golden_journal_file_is_read(string name) =>
        Assert.Single(YayoiReading.Read(GoldenFile.Read(name).Bytes));

    [Fact]
    public void A_transfer_file_is_read_field_by_field()
    {
        var file = ZenginReading.Read(GoldenFile.Read("zengin-five").Bytes);

        Assert.Equal(
            new ZenginHeader("0000012345", "ｶ)ｻﾝﾌﾟﾙｼﾖｳｼﾞ(ﾄｳｷﾖｳ)", 2, 5, "0005", "001", "1", "0000042"), file.Header);
        Assert.Equal(
            new ZenginPayment("0005", "002", "2", "0000123", "ｶ)ｶﾞ-ﾃﾞﾝｼﾖﾂﾌﾟ", 1, "E000000001"), file.Payments[0]);
        Assert.Equal(5, file.Payments.Count);
        Assert.Equal(10_000_166_300, file.Total);
    }

    [Fact]
    public void A_journal_file_is_read_line_by_line()
    {
        byte[] both = [.. GoldenFile.Read("yayoi-three").Bytes, .. GoldenFile.Read("yayoi-reversal").Bytes];

        var slips = YayoiReading.Read(both);

        Assert.Equal([123456, 123457], slips.Select(slip => slip.Number));
        Assert.Equal(new DateOnly(2026, 12, 1), slips[0].Date);
        Assert.Equal(["会議費", "未払金", "福利厚生費", "租税公課"], slips[0].Lines.Select(line => line.Account));
        Assert.Equal(
            new YayoiLine(true, "福利厚生費", "", "営業部", "課対仕入込軽減8%", 1000, 74, "弁当 \"幕の内\", 3個"),
            slips[0].Lines[2]);
        Assert.Equal(
            slips[0].Lines.Select(line => line.Amount).Order(), slips[1].Lines.Select(line => line.Amount).Order());
        Assert.Equal(slips[0].Lines.Count(line => line.Debit), slips[1].Lines.Count(line => !line.Debit));
    }

    /// <summary>A place of the file with one transfer, what is put there, and what the reader says of it.</summary>
    [Theory]
    [InlineData(0, 0, "2", "header, offset 0")]
    [InlineData(0, 1, "11", "header, offset 1")]
    [InlineData(0, 3, "1", "header, offset 3")]
    [InlineData(0, 4, " ", "header, offset 4")]
    [InlineData(0, 14, "a", "header, offset 14")]
    [InlineData(0, 14, "ｯ", "header, offset 14")]
    [InlineData(0, 14, " ", "header, offset 14")]
    [InlineData(0, 54, "1131", "header, offset 54")]
    [InlineData(0, 54, "3011", "header, offset 54")]
    [InlineData(0, 62, "ﾐ", "header, offset 62")]
    [InlineData(0, 95, "4", "header, offset 95")]
    [InlineData(0, 119, "0", "header, offset 103")]
    [InlineData(0, 120, "\n\n", "header, offset 120")]
    [InlineData(1, 0, "8", "data 1, offset 0")]
    [InlineData(1, 38, "    ", "data 1, offset 38")]
    [InlineData(1, 42, "3", "data 1, offset 42")]
    [InlineData(1, 43, "123456 ", "data 1, offset 43")]
    [InlineData(1, 50, "                              ", "data 1, offset 50")]
    [InlineData(1, 54, "ﾞ", "data 1, offset 54")] // a second mark
    [InlineData(1, 60, "ｰ", "data 1, offset 60")]
    [InlineData(1, 60, "/", "data 1, offset 60")]
    [InlineData(1, 80, "     12345", "data 1, offset 80")]
    [InlineData(1, 80, "0000000000", "data 1, offset 80")]
    [InlineData(1, 90, "1", "data 1, offset 90")]
    [InlineData(1, 101, "1", "data 1, offset 101")]
    [InlineData(1, 111, "8", "data 1, offset 111")]
    [InlineData(1, 112, "Y", "data 1, offset 112")]
    [InlineData(1, 113, "1", "data 1, offset 113")]
    [InlineData(2, 0, "9", "trailer, offset 0")]
    [InlineData(2, 1, "000002", "trailer, offset 1")]
    [InlineData(2, 1, "     1", "trailer, offset 1")]
    [InlineData(2, 7, "000000012346", "trailer, offset 7")]
    [InlineData(2, 19, "0", "trailer, offset 19")]
    [InlineData(3, 0, "8", "end, offset 0")]
    [InlineData(3, 60, "0", "end, offset 1")]
    public void A_transfer_file_that_deviates_is_refused(int record, int offset, string put, string says)
    {
        var file = GoldenFile.Read("zengin-one").Bytes;
        GoldenFile.ShiftJis.GetBytes(put).CopyTo(file, (record * 122) + offset);

        Assert.StartsWith(says + ",", Assert.Throws<FormatException>(() => ZenginReading.Read(file)).Message);
    }

    [Fact]
    public void A_transfer_file_of_other_records_is_refused()
    {
        var file = GoldenFile.Read("zengin-year-end").Bytes;
        var records = file.Chunk(122).ToArray();

        Refused([], "file");
        Refused(file[..^1], "file");
        Refused(file[..^2], "file");
        Refused([.. file, 0x1A], "file");
        Refused([.. records.SelectMany(record => record[..120])], "file");
        Refused([.. records.SelectMany(record => (byte[])[.. record[..120], (byte)'\n'])], "file");
        Refused([.. records[0], .. records[3], .. records[4]], "file"); // no transfers
        Refused([.. records[1], .. records[0], .. records[2], .. records[3], .. records[4]], "header, offset 0");
        Refused([.. records[0], .. records[1], .. records[3], .. records[2], .. records[4]], "data 2, offset 0");
        Refused([.. records[0], .. records[1], .. records[3], .. records[4]], "trailer, offset 1");
        Refused([.. records[0], .. records[1], .. records[2], .. records[4]], "trailer, offset 0");
        Refused([.. file, .. file], "data 3, offset 0");

        static void Refused(byte[] file, string says) =>
            Assert.StartsWith(says, Assert.Throws<FormatException>(() => ZenginReading.Read(file)).Message);
    }

    /// <summary>What of the slip of three lines is replaced by what, and what the reader says of it.</summary>
    [Theory]
    [InlineData("2110,", "2111,", "row 1, column 9 ")] // a slip of its own
    [InlineData("2110,", "2100,", "row 1, column 1 ")]
    [InlineData("2100,", "2110,", "row 2, column 1 ")]
    [InlineData("2101,", "2100,", "row 3, column 1 ")]
    [InlineData("2101,", "2000,", "row 3, column 1 ")]
    [InlineData("2100,123456", "2100,123457", "row 2, column 2 ")]
    [InlineData("2110,123456", "2110,0123456", "row 1, column 2 ")]
    [InlineData("2110,123456", "2110,1234567", "row 1, column 2 ")]
    [InlineData("123456,,2026", "123456,本決,2026", "row 1, column 3 ")]
    [InlineData("2101,123456,,2026/12/01", "2101,123456,,2026/12/02", "row 3, column 4 ")]
    [InlineData("2110,123456,,2026/12/01", "2110,123456,,2026-12-01", "row 1, column 4 ")]
    [InlineData("2110,123456,,2026/12/01", "2110,123456,,2026/02/29", "row 1, column 4 ")]
    [InlineData("貸会議室", "貸会議室貸会議室貸会議室貸", "row 1, column 6 ")]
    [InlineData("本部営,", "本部営業,", "row 1, column 7 ")]
    [InlineData("課対仕入込10%", "", "row 1, column 8 ")]
    [InlineData(",12345,", ",12346,", "row 1, column 9 ")] // does not balance
    [InlineData(",12345,", ",012345,", "row 1, column 9 ")]
    [InlineData(",12345,", ",-12345,", "row 1, column 9 ")]
    [InlineData(",1122,", ",12346,", "row 1, column 10 ")]
    [InlineData(",1122,", ",,", "row 1, column 10 ")]
    [InlineData(",200,0,", ",200,18,", "row 3, column 10 ")]
    [InlineData("1000,74,,,,対象外,0,,", "1000,74,未払金,,,対象外,1000,0,", "row 2, column 5 ")]
    [InlineData("1000,74,,,,対象外,0,,", "1000,74,,,,対象外,,,", "row 2, column 15 ")]
    [InlineData("1000,74,,,,対象外,0,,", "1000,74,,,,対象外,0,0,", "row 2, column 16 ")]
    [InlineData("1000,74,,,,対象外,0,,", "1000,74,,,,,0,,", "row 2, column 14 ")]
    [InlineData("飲物代とし,", "飲物代として,", "row 1, column 17 ")]
    [InlineData("飲物代とし,", "飲物代とし,1", "row 1, column 18 ")]
    [InlineData("森〓外〓,,,3,", "森〓外〓,,,0,", "row 3, column 20 ")]
    [InlineData(",no", ",yes", "row 1, column 25 ")]
    [InlineData(",no\r\n", ",no,\r\n", "row 1, column 26 ")]
    [InlineData(",no\r\n", "\r\n", "row 1, column 24 ")]
    [InlineData(",no\r\n", ",no\n", "row 1, column 25 ")]
    [InlineData("福利厚生費", "\"福利厚生費\"", "row 2, column 5 ")]
    [InlineData("福利厚生費", "福利\"厚生費", "row 2, column 5 ")]
    [InlineData(" 3個\"", " 3個", "row 2, column 17 ")]
    public void A_journal_file_that_deviates_is_refused(string one, string other, string says)
    {
        var text = GoldenFile.ShiftJis.GetString(GoldenFile.Read("yayoi-three").Bytes);
        var at = text.IndexOf(one, StringComparison.Ordinal);
        var file = GoldenFile.ShiftJis.GetBytes(text[..at] + other + text[(at + one.Length)..]);

        Assert.StartsWith(says, Assert.Throws<FormatException>(() => YayoiReading.Read(file)).Message);
    }

    [Fact]
    public void A_journal_file_of_other_rows_is_refused()
    {
        var file = GoldenFile.Read("yayoi-one").Bytes;

        Assert.Throws<FormatException>(() => YayoiReading.Read([]));
        Assert.Throws<FormatException>(() => YayoiReading.Read(file[..^2]));
        Assert.Throws<FormatException>(() => YayoiReading.Read([.. file, .. file])); // the same slip twice
        Assert.Throws<FormatException>(() => YayoiReading.Read([.. file, 0x1A]));
        Assert.Throws<FormatException>(() => YayoiReading.Read([.. file, .. "\r\n"u8]));
        Assert.Throws<FormatException>(() => YayoiReading.Read([0xEF, 0xBB, 0xBF, .. file]));
    }
}
