using UglyToad.PdfPig.Writer;

namespace Seisan.Claims.Papers;

/// <summary>
/// The fonts that one document carries: parts of the typefaces with only the letters it prints. A font of the kind that
/// is written here has room for 255 characters, so a typeface may be spread over several.
/// </summary>
internal sealed class DocumentFonts
{
    private const int MostCharacters = 250;

    /// <summary>Stand in, inside a font, for characters that do not fit into sixteen bits.</summary>
    private const char FirstPrivate = '\uE000';

    private readonly Dictionary<(FontFile, int), (PdfDocumentBuilder.AddedFont Font, char Mark)> _places = [];

    private DocumentFonts()
    {
    }

    public static DocumentFonts Of(PdfDocumentBuilder document, IEnumerable<Letter> letters)
    {
        var fonts = new DocumentFonts();
        var parts = 0;
        foreach (var typeface in letters.DistinctBy(letter => (letter.Font, letter.Character)).GroupBy(letter => letter.Font))
            foreach (var part in typeface.Chunk(MostCharacters))
                fonts.Add(document, typeface.Key, part, parts++);
        return fonts;
    }

    /// <summary>The font that has the letter, and the character by which it is written with it.</summary>
    public (PdfDocumentBuilder.AddedFont Font, char Mark) Find(Letter letter) => _places[(letter.Font, letter.Character.Value)];

    private void Add(PdfDocumentBuilder document, FontFile typeface, Letter[] letters, int part)
    {
        var (characters, beyond) = (new SortedDictionary<char, ushort>(), FirstPrivate);
        var marks = new Dictionary<int, char>();
        foreach (var letter in letters.OrderByDescending(letter => letter.Character.IsBmp))
        {
            while (!letter.Character.IsBmp && characters.ContainsKey(beyond)) beyond++;
            var mark = letter.Character.IsBmp ? (char)letter.Character.Value : beyond;
            characters[mark] = letter.Glyph;
            marks[letter.Character.Value] = mark;
        }

        var tag = $"SEISA{(char)('A' + (part % 26))}";
        var font = document.AddTrueTypeFont(new FontSubset(typeface).Write(characters, tag));
        foreach (var (character, mark) in marks) _places[(typeface, character)] = (font, mark);
    }
}
