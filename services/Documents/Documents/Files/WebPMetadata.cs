using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Seisan.Documents.Files;

/// <summary>Chunks of a WebP (RFC 9649): name, length, content, filled up to an even length.</summary>
internal static class WebPMetadata
{
    private const int Header = 12, Frame = 8;
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;
    private static readonly FrozenSet<string> Kept = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static void Skip(ReadOnlySpan<byte> bytes, MemoryStream clean)
    {
        clean.Write(bytes[..Header]);
        var at = Header;
        while (at + Frame <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            if (length > bytes.Length - at - Frame)
                break;
            var size = Math.Min(Frame + (int)length + ((int)length & 1), bytes.Length - at);
            var name = Encoding.Latin1.GetString(bytes.Slice(at, 4));
            if (Kept.Contains(name))
                Write(name, bytes.Slice(at, size), clean);
            at += size;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(clean.GetBuffer().AsSpan(4), (uint)clean.Length - 8);
    }

    /// <summary>The first chunk of the extended form promises Exif and XMP no more.</summary>
    private static void Write(string name, ReadOnlySpan<byte> chunk, MemoryStream clean)
    {
        var start = (int)clean.Length;
        clean.Write(chunk);
        if (name == "VP8X" && chunk.Length > Frame)
            clean.GetBuffer()[start + Frame] &= unchecked((byte)~(ExifFlag | XmpFlag));
    }
}
