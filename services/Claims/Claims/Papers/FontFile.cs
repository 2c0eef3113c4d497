using System.Buffers.Binary;
using System.Text;

namespace Seisan.Claims.Papers;

/// <summary>
/// A TrueType font, parsed once for the life of the process: which glyph draws a character, how wide it is, and small
/// fonts of a few of its glyphs for a document to carry.
/// </summary>
internal sealed class FontFile
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly int _metrics;
    private readonly bool _longOffsets;

    private FontFile(ReadOnlyMemory<byte> file, string name)
    {
        (_file, Name) = (file, name);
        for (var n = 0; n < UShort(4); n++)
        {
            var entry = 12 + (16 * n);
            _tables[Encoding.ASCII.GetString(file.Span.Slice(entry, 4))] = ((int)UInt(entry + 8), (int)UInt(entry + 12));
        }

        _unitsPerEm = UShort(_tables["head"].Offset + 18);
        _longOffsets = UShort(_tables["head"].Offset + 50) == 1;
        _metrics = UShort(_tables["hhea"].Offset + 34);
        ReadCharacters(_tables["cmap"].Offset);
    }

    /// <summary>As documents call it.</summary>
    public string Name { get; }

    public static FontFile Read(string path) => new(File.ReadAllBytes(path), Path.GetFileNameWithoutExtension(path));

    /// <summary>Zero: the font has no such character.</summary>
    public ushort GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>Of the size of the type.</summary>
    public double WidthOf(ushort glyph) => (double)Advance(glyph) / _unitsPerEm;

    internal ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? _file.Span.Slice(table.Offset, table.Length) : [];

    internal ushort Advance(ushort glyph) => UShort(_tables["hmtx"].Offset + (4 * Math.Min(glyph, _metrics - 1)));

    internal short Bearing(ushort glyph) => (short)(glyph < _metrics
        ? UShort(_tables["hmtx"].Offset + (4 * glyph) + 2)
        : UShort(_tables["hmtx"].Offset + (4 * _metrics) + (2 * (glyph - _metrics))));

    /// <summary>The drawing of a glyph; empty for a space.</summary>
    internal ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var (from, to) = (OffsetOf(glyph), OffsetOf(glyph + 1));
        return _file.Span.Slice(_tables["glyf"].Offset + from, to - from);
    }

    private int OffsetOf(int glyph) => _longOffsets
        ? (int)UInt(_tables["loca"].Offset + (4 * glyph))
        : 2 * UShort(_tables["loca"].Offset + (2 * glyph));

    private void ReadCharacters(int cmap)
    {
        for (var n = 0; n < UShort(cmap + 2); n++)
        {
            var table = cmap + (int)UInt(cmap + 4 + (8 * n) + 4);
            if (UShort(cmap + 4 + (8 * n)) != 3) continue;
            if (UShort(table) == 12) ReadGroups(table);
            else if (UShort(table) == 4) ReadSegments(table);
        }
    }

    /// <summary>Format 12: ranges of code points, all planes.</summary>
    private void ReadGroups(int table)
    {
        for (var group = table + 16; group < table + 16 + (12 * (int)UInt(table + 12)); group += 12)
        {
            var (first, last, glyph) = ((int)UInt(group), (int)UInt(group + 4), (int)UInt(group + 8));
            for (var code = first; code <= last; code++) _glyphs[code] = (ushort)(glyph + code - first);
        }
    }

    /// <summary>Format 4: segments of the first plane.</summary>
    private void ReadSegments(int table)
    {
        var size = UShort(table + 6);
        var (ends, starts) = (table + 14, table + 16 + size);
        for (var at = 0; at < size; at += 2)
        {
            var (delta, offsetAt) = (UShort(starts + size + at), starts + (2 * size) + at);
            for (int code = UShort(starts + at); code <= UShort(ends + at) && code < 0xFFFF; code++)
            {
                var offset = UShort(offsetAt);
                var glyph = offset == 0 ? code : UShort(offsetAt + offset + (2 * (code - UShort(starts + at))));
                if (glyph != 0) _glyphs.TryAdd(code, (ushort)(glyph + delta));
            }
        }
    }

    private ushort UShort(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.Span[at..]);

    private uint UInt(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.Span[at..]);
}
