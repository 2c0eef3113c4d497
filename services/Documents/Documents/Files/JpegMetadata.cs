using System.Buffers.Binary;

namespace Seisan.Documents.Files;

/// <summary>Segments of a JPEG (ITU-T T.81, annex B). Of Exif only the way up is kept, in a segment of our own.</summary>
internal static class JpegMetadata
{
    private const byte Fill = 0xFF, StartOfScan = 0xDA, End = 0xD9, App0 = 0xE0, Exif = 0xE1, App2 = 0xE2, Adobe = 0xEE, App15 = 0xEF, Comment = 0xFE;
    private const ushort Orientation = 0x0112, Short = 3;

    public static void Skip(ReadOnlySpan<byte> bytes, MemoryStream clean)
    {
        clean.Write(bytes[..2]);
        var wayUp = WayUpOf(bytes);
        var at = 2;
        while (Next(bytes, ref at, out var segment))
        {
            var marker = segment[1];
            // JFIF comes first where there is one
            if (wayUp is { } kept && marker is not App0)
            {
                clean.Write(Segment(kept));
                wayUp = null;
            }

            var scan = marker is StartOfScan ? Scan(bytes[at..]) : 0;
            if (ServesThePicture(segment))
                clean.Write(segment);
            clean.Write(bytes.Slice(at, scan));
            at += scan;
            if (marker is End)
                return;
        }
    }

    /// <summary>The segment at a place, marker and all, and the place behind it. False: there is no whole one.</summary>
    private static bool Next(ReadOnlySpan<byte> bytes, ref int at, out ReadOnlySpan<byte> segment)
    {
        segment = default;
        while (at + 2 <= bytes.Length && bytes[at] == Fill && bytes[at + 1] is Fill)
            at++;
        if (at + 2 > bytes.Length || bytes[at] != Fill)
            return false;
        var length = 2;
        if (bytes[at + 1] is not (End or 0x01 or (>= 0xD0 and <= 0xD7)))
        {
            if (at + 4 > bytes.Length)
                return false;
            var told = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (told < 2 || at + 2 + told > bytes.Length)
                return false;
            length += told;
        }

        segment = bytes.Slice(at, length);
        at += length;
        return true;
    }

    /// <summary>The length of the coded picture: up to the next marker that is neither a stuffed byte nor a restart.</summary>
    private static int Scan(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (bytes[at..].IndexOf(Fill) is >= 0 and var found)
        {
            at += found;
            if (at + 1 >= bytes.Length)
                break;
            if (bytes[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }

        return bytes.Length;
    }

    private static bool ServesThePicture(ReadOnlySpan<byte> segment) => segment[1] switch
    {
        App0 => segment[4..].StartsWith("JFIF\0"u8),
        App2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
        Adobe => segment[4..].StartsWith("Adobe"u8),
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>2 to 8 where the picture has to be turned or mirrored to be seen as it was taken.</summary>
    private static ushort? WayUpOf(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (Next(bytes, ref at, out var segment) && segment[1] is not StartOfScan)
        {
            if (segment[1] is Exif && segment[4..].StartsWith("Exif\0\0"u8))
                return WayUpIn(segment[10..]);
        }

        return null;
    }

    /// <summary>Looks through the first directory of the TIFF inside Exif (TIFF 6.0, section 2).</summary>
    private static ushort? WayUpIn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return null;
        var little = tiff[0] == (byte)'I';
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[(int)directory..];
        var count = Number(entries, little);
        for (var entry = 2; count > 0 && entry + 12 <= entries.Length; entry += 12, count--)
        {
            if (Number(entries[entry..], little) == Orientation && Number(entries[(entry + 2)..], little) == Short)
                return Number(entries[(entry + 8)..], little) is >= 2 and <= 8 and var way ? way : null;
        }

        return null;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    /// <summary>Exif with one entry.</summary>
    private static byte[] Segment(ushort wayUp) =>
    [
        Fill, Exif, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1,
        Orientation >> 8, Orientation & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)wayUp, 0, 0, 0, 0, 0, 0,
    ];
}
