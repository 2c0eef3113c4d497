using Seisan.Documents.Files;

namespace Seisan.Documents.Tests;

public sealed class ImageMetadataTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photograph_keeps_its_picture_its_colours_and_its_way_up_and_nothing_else(bool little)
    {
        var clean = ImageMetadata.Without(FileKind.Jpeg, Tests.Files.Photograph(little));

        Assert.True(clean.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.True(clean.AsSpan().IndexOf("ICC_PROFILE"u8) > 0);
        Assert.Equal(Tests.Files.Picture, clean[^Tests.Files.Picture.Length..]);
        Assert.Equal(4_800, ImageSize.PixelsOf(FileKind.Jpeg, clean));
        Assert.True(clean.AsSpan().IndexOf((ReadOnlySpan<byte>)[1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]) > 0, "the way up is lost");
        Assert.Equal(clean, ImageMetadata.Without(FileKind.Jpeg, clean));
    }

    [Fact]
    public void A_png_keeps_what_serves_the_picture()
    {
        var clean = ImageMetadata.Without(FileKind.Png, [.. Tests.Files.PngOf(
            ("IHDR", "0123456789abc"), ("tEXt", "Author"), ("eXIf", "GPS"), ("gAMA", "1234"), ("iTXt", "x"), ("zTXt", "y"), ("tIME", "z"), ("prVt", "w"),
            ("IDAT", "pixels"), ("IEND", "")), .. "behind"u8]);

        Assert.Equal(Tests.Files.PngOf(("IHDR", "0123456789abc"), ("gAMA", "1234"), ("IDAT", "pixels"), ("IEND", "")), clean);
    }

    [Fact]
    public void A_webp_promises_no_metadata_that_it_has_not()
    {
        var clean = ImageMetadata.Without(
            FileKind.WebP, Tests.Files.WebPOf(("VP8X", "\u001C000111222"), ("VP8 ", "pixel"), ("EXIF", "GPS"), ("XMP ", "<x/>")));

        Assert.Equal(Tests.Files.WebPOf(("VP8X", "\u0010000111222"), ("VP8 ", "pixel")), clean);
    }

    [Fact]
    public void A_file_cut_anywhere_is_given_as_far_as_it_is_whole()
    {
        foreach (var (kind, bytes) in ((FileKind, byte[])[])[
            (FileKind.Jpeg, Tests.Files.Photograph(little: true)),
            (FileKind.Png, Tests.Files.PngOf(("IHDR", "0123456789abc"), ("tEXt", "GPS"), ("IDAT", "pixels"), ("IEND", ""))),
            (FileKind.WebP, Tests.Files.WebPOf(("VP8X", "\u001C000111222"), ("VP8 ", "pixel"), ("EXIF", "GPS")))])
        {
            for (var length = 12; length < bytes.Length; length++)
                Assert.True(ImageMetadata.Without(kind, bytes.AsSpan(0, length)).AsSpan().IndexOf("GPS"u8) < 0, $"{kind.ContentType} cut at {length}");
        }
    }
}
