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

    /// <summary>With a long application segment in front of the frame header, as cameras write it.</summary>
    public static byte[] Jpeg(ushort width, ushort height, int rest = 100)
    {
        var frame = new byte[] { 0xFF, 0xC2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1 };
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(7), width);
        return [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. new byte[0xFFFD], .. frame, 0xFF, 0xDA, .. new byte[rest], 0xFF, 0xD9];
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
