using System.Buffers.Binary;
using System.Text;

namespace Seisan.Documents.Tests;

/// <summary>Small files of each kind, as far as their headers go.</summary>
internal static class Files
{
    public static byte[] Pdf(int size = 500) => [.. "%PDF-1.7\n"u8, .. new byte[size], .. "\n%%EOF\n"u8];

    public static byte[] Png(int width, int height)
    {
        var bytes = new byte[64];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).CopyTo(bytes);
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0];

    /// <summary>As a phone takes it: turned, with the place, a comment, a preview behind the end.</summary>
    public static byte[] Photograph(bool little)
    {
        byte[] tiff = little
            ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x0F, 1, 2, 0, 4, 0, 0, 0, (byte)'G', (byte)'P', (byte)'S', 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
            : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2, 1, 0x0F, 0, 2, 0, 0, 0, 4, (byte)'G', (byte)'P', (byte)'S', 0, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        return
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0GGGGGGGGG"u8), .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xE1, "http://ns.adobe.com/xap GPS"u8),
            .. Segment(0xE2, "ICC_PROFILE\0colours"u8), .. Segment(0xE2, "MPF\0GPS"u8), .. Segment(0xFE, "GPS"u8), .. Picture, .. "GPS"u8,
        ];
    }

    /// <summary>What of it is the picture, from the frame to the end.</summary>
    public static byte[] Picture =>
    [
        0xFF, 0xC2, 0, 17, 8, 0, 60, 0, 80, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
        .. Scan, 1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, .. Scan, 5, 0xFF, 0x00, 0xFF, 0xD9,
    ];

    public static byte[] PngOf(params (string Name, string Content)[] chunks) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. chunks.SelectMany(chunk => (byte[])[0, 0, 0, (byte)chunk.Content.Length, .. Encoding.Latin1.GetBytes(chunk.Name + chunk.Content), 1, 2, 3, 4]),
    ];

    public static byte[] WebPOf(params (string Name, string Content)[] chunks)
    {
        byte[] body = [.. chunks.SelectMany(chunk => (byte[])[
            .. Encoding.Latin1.GetBytes(chunk.Name), (byte)chunk.Content.Length, 0, 0, 0, .. Encoding.Latin1.GetBytes(chunk.Content),
            .. new byte[chunk.Content.Length & 1]])];
        return [.. "RIFF"u8, (byte)(body.Length + 4), 0, 0, 0, .. "WEBP"u8, .. body];
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    /// <summary>With a long application segment in front of the frame header, as cameras write it.</summary>
    public static byte[] Jpeg(ushort width, ushort height, int rest = 100)
    {
        var frame = new byte[] { 0xFF, 0xC2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1 };
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(7), width);
        return [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. new byte[0xFFFD], .. frame, .. Scan, .. new byte[rest], 0xFF, 0xD9];
    }

    public static byte[] WebP(int width, int height)
    {
        var bytes = new byte[40];
        "RIFF"u8.CopyTo(bytes);
        "WEBPVP8X"u8.CopyTo(bytes.AsSpan(8));
        (bytes[24], bytes[25], bytes[26]) = ((byte)(width - 1), (byte)((width - 1) >> 8), (byte)((width - 1) >> 16));
        (bytes[27], bytes[28], bytes[29]) = ((byte)(height - 1), (byte)((height - 1) >> 8), (byte)((height - 1) >> 16));
        return bytes;
    }

    public static byte[] Html => Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>");
}
