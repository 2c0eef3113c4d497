using System.Globalization;
using System.Text;

namespace Seisan.Documents.Files;

/// <summary>
/// The name a person gave a file, kept as a label only: no path, no control character, nothing that turns the
/// direction of reading (which would let <c>fdp.exe</c> be read backwards), 200 letters at most.
/// </summary>
internal static class FileName
{
    private const int MostLetters = 200;

    public static string Of(string? given, FileKind kind)
    {
        var text = (given ?? "").Normalize(NormalizationForm.FormC);
        var name = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        var letters = string.Concat(name.EnumerateRunes().Where(IsHarmless)).Trim(' ', '.');
        if (letters.Length == 0)
            return "evidence" + kind.Extensions[0];
        return letters.Length <= MostLetters ? letters : Shortened(letters);
    }

    private static string Shortened(string name)
    {
        var extension = Path.GetExtension(name) is { Length: <= 10 } brief ? brief : "";
        var end = MostLetters - extension.Length;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + extension;
    }

    private static bool IsHarmless(Rune letter) =>
        letter != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && !"<>:\"|?*".Contains((char)Math.Min(letter.Value, char.MaxValue), StringComparison.Ordinal);
}
