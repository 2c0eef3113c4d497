using System.Buffers.Binary;

namespace Seisan.Documents.Files;

/// <summary>
/// Width and height as an image's header tells them, read without decoding a pixel: a small file can unfold into an
/// image that no machine can hold.
/// </summary>
internal static class ImageSize
{
    public const long MostPixels = 50_000_000;

    /// <summary>Number of pixels, or null where the header cannot be read.</summary>
    public static long? PixelsOf(FileKind kind, ReadOnlySpan<byte> bytes)
    {
        var size = kind == FileKind.Jpeg ? OfJpeg(bytes)
            : kind == FileKind.Png ? OfPng(bytes)
            : kind == FileKind.WebP ? OfWebP(bytes)
            : null;
        return size is (> 0, > 0) ? (long)size.Value.Width * size.Value.Height : null;
    }

    /// <summary>The first chunk of a PNG is IHDR: 4 bytes of length, its name, width, height (ISO/IEC 15948).</summary>
    private static (int Width, int Height)? OfPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 33 && bytes[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    /// <summary>Walks the segments of a JPEG to its frame header, SOF0 to SOF15 without the tables (ITU-T T.81, B.1).</summary>
    private static (int Width, int Height)? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker is 0xFF)
            {
                at++; // fill byte
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2; // a marker that stands alone
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                return at + 9 <= bytes.Length
                    ? (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]))
                    : null;
            if (marker is 0xD9 or 0xDA || length < 2)
                return null; // the picture began, or the file is broken, before its size was told
            at += 2 + length;
        }

        return null;
    }

    /// <summary>The three forms of WebP: lossy, lossless, extended (RFC 9649).</summary>
    private static (int Width, int Height)? OfWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
            return null;
        var form = bytes[12..16];
        if (form.SequenceEqual("VP8X"u8))
            return (1 + Int24(bytes[24..]), 1 + Int24(bytes[27..]));
        if (form.SequenceEqual("VP8 "u8) && bytes[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (form.SequenceEqual("VP8L"u8) && bytes[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return null;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
