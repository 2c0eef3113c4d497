using System.Text;
using Seisan.Masters.Domain.Csv;

namespace Seisan.Masters.Tests.Domain;

public sealed class CsvTests
{
    [Fact]
    public void Quotes_commas_and_line_ends_inside_cells_are_read_and_lines_counted()
    {
        var records = CsvReader.ReadAll("a,\"b,\"\"c\"\"\"\r\n\"d\r\ne\",f\n\n,\n");

        Assert.Equal([["a", "b,\"c\""], ["d\r\ne", "f"], ["", ""]], records.Select(one => one.Cells));
        Assert.Equal([1, 2, 5], records.Select(one => one.Line));
    }

    [Theory]
    [InlineData("a\nb\"c\n", 2, "csv_stray_quote")]
    [InlineData("a\n\"b\"c\n", 2, "csv_stray_quote")]
    [InlineData("a\n\"b\nc\n", 2, "csv_open_quote")]
    public void What_is_not_csv_is_refused_with_its_line(string text, int line, string code)
    {
        var fault = Assert.Throws<CsvFormatException>(() => CsvReader.ReadAll(text));

        Assert.Equal((line, code), (fault.Line, fault.Code));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝SUM(A1)", "'＝SUM(A1)")]
    [InlineData("'=quoted", "''=quoted")]
    [InlineData("@x", "'@x")]
    [InlineData("-5", "'-5")]
    [InlineData("'plain", "'plain")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Formulas_are_disarmed_and_come_back_as_they_were(string text, string written)
    {
        Assert.Equal(written, FormulaGuard.Protect(text));
        Assert.Equal(text, FormulaGuard.Restore(written));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("shift_jis")]
    public void Each_encoding_comes_back_whether_named_or_found(string encoding)
    {
        const string text = "コード,氏名\r\n1,髙橋 ①";
        var bytes = CsvEncoding.Encode(text, encoding);

        Assert.Equal(text, CsvEncoding.Decode(bytes, encoding));
        Assert.Equal(text, CsvEncoding.Decode(bytes, null));
    }

    [Fact]
    public void Bytes_of_another_encoding_are_refused_with_the_first_bad_line()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("code\n"), .. CsvEncoding.Encode("あ\n", CsvEncoding.ShiftJis)];

        var fault = Assert.Throws<CsvFormatException>(() => CsvEncoding.Decode(bytes, CsvEncoding.Utf8));

        Assert.Equal((2, "csv_encoding"), (fault.Line, fault.Code));
    }

    [Fact]
    public void A_character_that_shift_jis_lacks_is_no_question_mark() =>
        Assert.Throws<EncoderFallbackException>(() => CsvEncoding.Encode("😀", CsvEncoding.ShiftJis));
}
