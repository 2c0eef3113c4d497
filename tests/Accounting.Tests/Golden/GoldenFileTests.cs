namespace Seisan.Accounting.Tests.Golden;

/// <summary>What golden files are checked for while they are read, and how a difference is told.</summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("0 1 \"9\" # a|CRLF", "the record ends at 1")]
    [InlineData("0 1 \"9\" # a|2 118 \"\" # b|CRLF", "b stands at 2 and not at 1")]
    [InlineData("0 2 \"9\" # a|CRLF", "a has 1 bytes")]
    [InlineData("0 1 \"ｶﾞ\" # a|CRLF", "a has 2 bytes")]
    [InlineData("0 1 9 # a|CRLF", "not a line of a golden file")]
    [InlineData("0 1 \"9\" # a", "the last record has no end")]
    public void A_record_that_is_not_120_bytes_field_by_field_is_refused(string lines, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<FormatException>(() => GoldenFile.Parse("zengin-x", ["[end]", .. lines.Split('|')])).Message);

    [Theory]
    [InlineData("1 \"2111\" # a|CRLF", "the record ends at 2")]
    [InlineData("1 \"2111\" # a|3 \"\" # b|CRLF", "b stands at 3 and not at 2")]
    public void A_row_that_is_not_25_columns_is_refused(string lines, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<FormatException>(
                () => GoldenFile.Parse("yayoi-x", ["[row 1]", .. lines.Split('|')])).Message);

    [Fact]
    public void A_difference_names_record_field_offset_and_both_values()
    {
        var golden = GoldenFile.Read("zengin-one");
        var other = golden.Bytes;
        other[122 + 89] = (byte)'6';

        Assert.Null(golden.DifferenceFrom(golden.Bytes));
        Assert.Equal(
            "zengin-one: [data 1] 振込金額, offset 80 of the record, byte 211 of the file: "
            + "expected \"0000012345\" (30303030303132333435), actual \"0000012346\" (30303030303132333436)",
            golden.DifferenceFrom(other));
    }

    [Fact]
    public void Bytes_that_are_missing_or_too_many_are_a_difference()
    {
        var golden = GoldenFile.Read("yayoi-one");

        Assert.Contains("[row 1] line end", golden.DifferenceFrom(golden.Bytes[..^1]));
        Assert.Contains("[row 1] 識別フラグ", golden.DifferenceFrom([]));
        Assert.Contains("1 bytes after the end", golden.DifferenceFrom([.. golden.Bytes, 0x1A]));
    }
}
