using System.Buffers.Binary;
using System.Text;

namespace Seisan.Claims.Papers;

/// <summary>
/// A whole TrueType font of a few glyphs of another one: some ten kilobytes in place of five megabytes, so that the
/// writer of a document reads it in no time. Hints are left out: paper and screens of today do without.
/// </summary>
internal sealed class FontSubset(FontFile font)
{
    private const int ComponentWords = 0x1, ComponentScale = 0x8, ComponentMore = 0x20, ComponentScales = 0x40,
        ComponentMatrix = 0x80, ComponentInstructions = 0x100;

    private readonly List<ushort> _glyphs = [0];
    private readonly Dictionary<ushort, ushort> _numbers = new() { [0] = 0 };

    /// <param name="characters">The characters by which the glyphs are asked for, ascending, of the first plane.</param>
    /// <param name="tag">Six capital letters that tell the parts of a font in one document apart.</param>
    public byte[] Write(SortedDictionary<char, ushort> characters, string tag)
    {
        foreach (var glyph in characters.Values) NumberOf(glyph);
        var (outlines, offsets) = Outlines();
        (string Tag, byte[] Bytes)[] tables =
        [
            ("OS/2", font.Table("OS/2").ToArray()), ("cmap", Characters(characters)), ("glyf", outlines),
            ("head", Patched("head", 50, 1)), ("hhea", Patched("hhea", 34, _glyphs.Count)), ("hmtx", Metrics()),
            ("loca", offsets), ("maxp", Patched("maxp", 4, _glyphs.Count)), ("name", Names($"{tag}+{font.Name}")),
            ("post", Post()), ("prep", [0xB8, 0x01, 0xFF, 0x85]),
        ];
        return Join(tables);
    }

    private ushort NumberOf(ushort glyph)
    {
        if (_numbers.TryGetValue(glyph, out var number)) return number;
        _glyphs.Add(glyph);
        return _numbers[glyph] = (ushort)(_glyphs.Count - 1);
    }

    /// <summary>Parts of composed glyphs join the end of the list while it is walked.</summary>
    private (byte[] Outlines, byte[] Offsets) Outlines()
    {
        using var outlines = new MemoryStream();
        using var offsets = new MemoryStream();
        for (var n = 0; n < _glyphs.Count; n++)
        {
            UInt(offsets, (uint)outlines.Length);
            var outline = font.Outline(_glyphs[n]);
            if (outline.Length > 0) outlines.Write(Short(outline, 0) >= 0 ? WithoutHints(outline) : Composed(outline));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        UInt(offsets, (uint)outlines.Length);
        return (outlines.ToArray(), offsets.ToArray());
    }

    private static byte[] WithoutHints(ReadOnlySpan<byte> outline)
    {
        var hints = 10 + (2 * Short(outline, 0));
        var rest = hints + 2 + (ushort)Short(outline, hints);
        return [.. outline[..hints], 0, 0, .. outline[rest..]];
    }

    private byte[] Composed(ReadOnlySpan<byte> outline)
    {
        var copy = outline.ToArray();
        for (var at = 10; ;)
        {
            var flags = (ushort)Short(copy, at);
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~ComponentInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), NumberOf((ushort)Short(copy, at + 2)));
            at += 4 + ((flags & ComponentWords) != 0 ? 4 : 2);
            at += (flags & ComponentScale) != 0 ? 2 : (flags & ComponentScales) != 0 ? 4 : (flags & ComponentMatrix) != 0 ? 8 : 0;
            if ((flags & ComponentMore) == 0) return copy[..at];
        }
    }

    /// <summary>One subtable of format 4; each character is a segment of its own, and an empty last one ends them.</summary>
    private byte[] Characters(SortedDictionary<char, ushort> characters)
    {
        using var table = new MemoryStream();
        var segments = characters.Count + 1;
        foreach (var word in (int[])[0, 1, 3, 1, 0, 12, 4, 16 + (8 * segments), 0, 2 * segments, 0, 0, 0]) Word(table, word);
        foreach (var character in characters.Keys.Append('\uFFFF')) Word(table, character);
        Word(table, 0);
        foreach (var character in characters.Keys.Append('\uFFFF')) Word(table, character);
        foreach (var (character, glyph) in characters) Word(table, _numbers[glyph] - character);
        Word(table, 1);
        for (var n = 0; n < segments; n++) Word(table, 0);
        return table.ToArray();
    }

    private byte[] Metrics()
    {
        using var table = new MemoryStream();
        foreach (var glyph in _glyphs)
        {
            Word(table, font.Advance(glyph));
            Word(table, font.Bearing(glyph));
        }

        return table.ToArray();
    }

    private byte[] Patched(string tag, int at, int value)
    {
        var table = font.Table(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        return table;
    }

    /// <summary>Family, style, full and PostScript name.</summary>
    private static byte[] Names(string name)
    {
        using var table = new MemoryStream();
        var text = Encoding.BigEndianUnicode.GetBytes(name);
        int[] kinds = [1, 2, 4, 6];
        foreach (var word in (int[])[0, kinds.Length, 6 + (12 * kinds.Length)]) Word(table, word);
        foreach (var kind in kinds)
            foreach (var word in (int[])[3, 1, 0x409, kind, text.Length, 0]) Word(table, word);
        table.Write(text);
        return table.ToArray();
    }

    /// <summary>Version 3: no glyph has a name.</summary>
    private byte[] Post()
    {
        var table = font.Table("post")[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(table, 0x00030000);
        return table;
    }

    private static byte[] Join((string Tag, byte[] Bytes)[] tables)
    {
        using var file = new MemoryStream();
        UInt(file, 0x00010000);
        foreach (var word in (int[])[tables.Length, 128, 3, (16 * tables.Length) - 128]) Word(file, word);
        var offset = 12 + (16 * tables.Length);
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            UInt(file, SumOf(bytes));
            UInt(file, (uint)offset);
            UInt(file, (uint)bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        return file.ToArray();
    }

    private static uint SumOf(byte[] bytes)
    {
        var sum = 0u;
        for (var n = 0; n < bytes.Length; n++) sum += (uint)bytes[n] << (24 - (8 * (n % 4)));
        return sum;
    }

    private static short Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    private static void Word(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void UInt(MemoryStream stream, uint value)
    {
        Word(stream, (int)(value >> 16));
        Word(stream, (int)(value & 0xFFFF));
    }
}
