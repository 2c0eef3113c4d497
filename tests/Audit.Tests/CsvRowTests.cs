using System.Text;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Tests;

public sealed class CsvRowTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("-1", "'-1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("普通", "普通")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_where_it_must_and_never_calculates(string? cell, string written) =>
        Assert.Equal(written + "\r\n", Line(cell));

    [Fact]
    public void Days_are_written_as_the_API_writes_them() => Assert.Equal("2026-11-28\r\n", Line(new DateOnly(2026, 11, 28)));

    [Fact]
    public void Numbers_stay_numbers() => Assert.Equal("-5,7\r\n", Line(-5L, 7));

    private static string Line(params object?[] cells)
    {
        var text = new StringBuilder();
        CsvRow.Append(text, cells);
        return text.ToString();
    }
}
