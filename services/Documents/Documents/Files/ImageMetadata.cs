namespace Seisan.Documents.Files;

/// <summary>
/// An image without what it tells beside its picture: where and when it was taken, by which device and whom, thumbnails
/// of an earlier state, anything behind its end. The pixels' bytes are not touched; only parts that are known to serve
/// the picture are kept. What is broken is given as far as it is whole.
/// </summary>
internal static class ImageMetadata
{
    public static byte[] Without(FileKind kind, ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        if (kind == FileKind.Jpeg)
            JpegMetadata.Skip(bytes, clean);
        else if (kind == FileKind.Png)
            PngMetadata.Skip(bytes, clean);
        else if (kind == FileKind.WebP)
            WebPMetadata.Skip(bytes, clean);
        else
            throw new ArgumentException($"{kind.ContentType} is no image.", nameof(kind));
        return clean.ToArray();
    }
}
