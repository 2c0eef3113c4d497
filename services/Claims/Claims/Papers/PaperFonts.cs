using System.Text;

namespace Seisan.Claims.Papers;

/// <summary>
/// The typefaces of what is printed. A character that the first font lacks is taken from the second, which knows the
/// rare characters of names; what neither knows is printed as 〓.
/// </summary>
internal sealed class PaperFonts
{
    private static readonly Rune Geta = new('〓');
    private static readonly Lazy<PaperFonts> Read = new(() => new PaperFonts(Path.Combine(AppContext.BaseDirectory, "Fonts")));

    private readonly FontFile _regular;
    private readonly FontFile _bold;
    private readonly FontFile _wide;

    private PaperFonts(string folder) => (_regular, _bold, _wide) = (
        FontFile.Read(Path.Combine(folder, "BIZUDPGothic-Regular.ttf")), FontFile.Read(Path.Combine(folder, "BIZUDPGothic-Bold.ttf")),
        FontFile.Read(Path.Combine(folder, "NotoSansJP-Regular.ttf")));

    /// <summary>Parsed at the first paper, once.</summary>
    public static PaperFonts Shared => Read.Value;

    /// <param name="missing">No font has the character.</param>
    public Letter LetterOf(Rune character, bool bold, out bool missing)
    {
        missing = false;
        foreach (var font in (FontFile[])[bold ? _bold : _regular, _wide])
        {
            if (font.GlyphOf(character) is var glyph and not 0)
                return new Letter(character, font, glyph, font.WidthOf(glyph));
        }

        missing = true;
        return LetterOf(Geta, bold, out _);
    }
}

/// <summary>A character as it is printed.</summary>
/// <param name="Width">Of the size of the type.</param>
internal readonly record struct Letter(Rune Character, FontFile Font, ushort Glyph, double Width);
