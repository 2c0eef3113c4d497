using Seisan.Documents.Files;

namespace Seisan.Documents.Tests;

public sealed class FileRulesTests
{
    [Fact]
    public void Each_kind_is_told_by_its_bytes()
    {
        Assert.Equal(FileKind.Jpeg, FileKind.Of(Tests.Files.Jpeg(800, 600)));
        Assert.Equal(FileKind.Png, FileKind.Of(Tests.Files.Png(800, 600)));
        Assert.Equal(FileKind.WebP, FileKind.Of(Tests.Files.WebP(800, 600)));
        Assert.Equal(FileKind.Pdf, FileKind.Of(Tests.Files.Pdf()));
        Assert.Null(FileKind.Of(Tests.Files.Html));
        Assert.Null(FileKind.Of("PK\u0003\u0004"u8));
        Assert.Null(FileKind.Of([]));
    }

    [Fact]
    public void Size_is_read_from_the_header_of_every_kind()
    {
        Assert.Equal(480_000, ImageSize.PixelsOf(FileKind.Jpeg, Tests.Files.Jpeg(800, 600)));
        Assert.Equal(480_000, ImageSize.PixelsOf(FileKind.Png, Tests.Files.Png(800, 600)));
        Assert.Equal(480_000, ImageSize.PixelsOf(FileKind.WebP, Tests.Files.WebP(800, 600)));
    }

    [Theory]
    [InlineData("receipt.png", "file_in_disguise")]
    [InlineData("receipt.exe", "file_in_disguise")]
    [InlineData("receipt.JPEG", null)]
    [InlineData("receipt", null)]
    [InlineData(null, null)]
    public void A_name_must_not_promise_another_kind(string? name, string? code) =>
        Assert.Equal(code, FileRules.Judge(Tests.Files.Jpeg(8, 6), name, out _)?.Code);

    [Fact]
    public void An_image_that_would_unfold_without_end_is_refused_before_anybody_decodes_it()
    {
        Assert.Equal("image_too_many_pixels", FileRules.Judge(Tests.Files.Png(10_000, 5_001), null, out _)?.Code);
        Assert.Equal("image_too_many_pixels", FileRules.Judge(Tests.Files.Png(int.MaxValue, int.MaxValue), null, out _)?.Code);
        Assert.Null(FileRules.Judge(Tests.Files.Png(10_000, 5_000), null, out _));
    }

    [Fact]
    public void A_header_cut_anywhere_is_unreadable_and_breaks_nothing()
    {
        var (jpeg, png, webp) = (Tests.Files.Jpeg(800, 600, rest: 0), Tests.Files.Png(800, 600), Tests.Files.WebP(800, 600));
        for (var length = 3; length < 29; length++)
        {
            Assert.NotNull(FileRules.Judge(jpeg.AsSpan(0, length), null, out _));
            Assert.NotNull(FileRules.Judge(png.AsSpan(0, length), null, out _));
            Assert.NotNull(FileRules.Judge(webp.AsSpan(0, length), null, out _));
        }
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\sato\\領収書.pdf", "領収書.pdf")]
    [InlineData("a\r\nX-Evil: 1.pdf", "aX-Evil 1.pdf")]
    [InlineData("receipt\u202Efdp.exe.pdf", "receiptfdp.exe.pdf")]
    [InlineData("...", "evidence.pdf")]
    [InlineData(null, "evidence.pdf")]
    public void A_name_is_a_label_and_nothing_else(string? given, string kept) =>
        Assert.Equal(kept, FileName.Of(given, FileKind.Pdf));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileName.Of(new string('領', 500) + ".pdf", FileKind.Pdf);

        Assert.Equal(200, name.Length);
        Assert.EndsWith("領.pdf", name, StringComparison.Ordinal);
    }
}
