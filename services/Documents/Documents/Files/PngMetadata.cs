using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Seisan.Documents.Files;

/// <summary>Chunks of a PNG (ISO/IEC 15948): length, name, content, checksum.</summary>
internal static class PngMetadata
{
    private const int Signature = 8, Frame = 12;

    /// <summary>Transparency, colours, density and animation, beside the chunks without which there is no picture.</summary>
    private static readonly FrozenSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs",
        "sPLT", "hIST", "acTL", "fcTL", "fdAT",
    ];

    public static void Skip(ReadOnlySpan<byte> bytes, MemoryStream clean)
    {
        clean.Write(bytes[..Signature]);
        var at = Signature;
        while (at + Frame <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - Frame)
                return;
            var chunk = bytes.Slice(at, (int)length + Frame);
            var name = Encoding.Latin1.GetString(chunk[4..8]);
            if (Kept.Contains(name))
                clean.Write(chunk);
            if (name == "IEND")
                return;
            at += chunk.Length;
        }
    }
}
