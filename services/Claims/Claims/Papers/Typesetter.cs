using System.Globalization;
using System.Text;

namespace Seisan.Claims.Papers;

/// <summary>Turns text into letters and lines, and remembers which characters no font has.</summary>
internal sealed class Typesetter(PaperFonts fonts)
{
    /// <summary>What does not begin a line (行頭禁則).</summary>
    private const string NeverFirst =
        "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ),.:;?!]}%";

    /// <summary>What does not end a line (行末禁則).</summary>
    private const string NeverLast = "（〔［｛〈《「『【([{¥￥";

    private const string Ellipsis = "…";

    /// <summary>The characters that were printed as 〓.</summary>
    public SortedSet<int> Missing { get; } = [];

    public List<Letter> Letters(string text, bool bold)
    {
        var letters = new List<Letter>(text.Length);
        foreach (var character in Printable(text))
        {
            letters.Add(fonts.LetterOf(character, bold, out var missing));
            if (missing) Missing.Add(character.Value);
        }

        return letters;
    }

    public static double WidthOf(List<Letter> letters) => letters.Sum(letter => letter.Width);

    /// <summary>On one line; what does not fit gives way to an ellipsis.</summary>
    /// <param name="width">Of the size of the type.</param>
    public List<Letter> OneLine(string text, double width, bool bold)
    {
        var letters = Letters(text.ReplaceLineEndings(" "), bold);
        if (WidthOf(letters) <= width) return letters;
        var end = Letters(Ellipsis, bold);
        while (letters.Count > 0 && WidthOf(letters) + WidthOf(end) > width) letters.RemoveAt(letters.Count - 1);
        return [.. letters, .. end];
    }

    /// <summary>On as many lines as it needs.</summary>
    /// <param name="width">Of the size of the type.</param>
    public IEnumerable<List<Letter>> Lines(string? text, double width, bool bold = false)
    {
        foreach (var paragraph in (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = Letters(paragraph, bold);
            for (var start = 0; start < letters.Count;)
            {
                var end = EndOfLine(letters, start, width);
                yield return letters[start..end];
                for (start = end; start < letters.Count && letters[start].Character.Value == ' ';) start++;
            }
        }
    }

    private static int EndOfLine(List<Letter> letters, int start, double width)
    {
        var (used, end) = (0.0, start);
        for (var n = start; n < letters.Count; n++)
        {
            if (n > start && MayBreak(letters[n - 1].Character, letters[n].Character)) end = n;
            used += letters[n].Width;
            if (used > width && n > start) return end > start ? end : n;
        }

        return letters.Count;
    }

    private static bool MayBreak(Rune before, Rune after) =>
        !(IsOfAWord(before) && IsOfAWord(after))
        && !(after.IsBmp && NeverFirst.Contains((char)after.Value))
        && !(before.IsBmp && NeverLast.Contains((char)before.Value));

    private static bool IsOfAWord(Rune character) => character.Value < 0x250 && character.Value != ' ';

    /// <summary>Marks join the letter they belong to; what has no shape of its own is left out.</summary>
    private static List<Rune> Printable(string text)
    {
        var characters = new List<Rune>(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value == '\t') characters.Add(new Rune(' '));
            else if (Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format || IsVariation(character)) continue;
            else if (characters.Count > 0 && Composed(characters[^1], character) is { } whole) characters[^1] = whole;
            else characters.Add(character);
        }

        return characters;
    }

    /// <summary>Chooses among shapes of one character: the fonts have one.</summary>
    private static bool IsVariation(Rune character) => character.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static Rune? Composed(Rune letter, Rune mark)
    {
        if (Rune.GetUnicodeCategory(mark) is not UnicodeCategory.NonSpacingMark) return null;
        var pair = $"{letter}{mark}".Normalize(NormalizationForm.FormC);
        return Rune.TryGetRuneAt(pair, 0, out var whole) && whole.Utf16SequenceLength == pair.Length ? whole : null;
    }
}
