using System.Text;

namespace Seisan.Accounting.Domain.Transfers;

/// <summary>A name as the bank-transfer format writes it: half-width, one byte a character.</summary>
/// <param name="Rejected">The first character that the format does not know; the name cannot be sent then.</param>
public sealed record ZenginName(string Text, RejectedCharacter? Rejected);

/// <param name="Character">As it was entered (one character, also where it takes two UTF-16 units).</param>
/// <param name="ByteOffset">How many bytes of the normalised name stand before it.</param>
public sealed record RejectedCharacter(string Character, int ByteOffset);

/// <summary>
/// Turns a name into the characters of account names in the zengin format (全銀協フォーマット): half-width kana without
/// small ones and without ｦ, capitals, digits, space and <c>( ) - .</c>; long marks become <c>-</c>.
/// </summary>
public static class ZenginText
{
    private const string Small = "ァィゥェォッャュョヮヵヶ";
    private const string Large = "アイウエオツヤユヨワカケ";
    private const string Dashes = "ー－―‐‑–—−ｰ-─━";
    private const string Signs = " ().-";

    private const string Full = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const string Half = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const char VoicedMark = '\u3099', SemiVoicedMark = '\u309A';

    /// <summary>The name in the format's characters, with company forms abbreviated as banks do.</summary>
    public static ZenginName Normalise(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in CompanyForms.Abbreviate(name.Normalize(NormalizationForm.FormKC).Trim()).EnumerateRunes())
        {
            if (Write(rune) is not { } written)
                return new(text.ToString(), new(rune.ToString(), text.Length));
            text.Append(written);
        }

        return new(text.ToString(), null);
    }

    /// <summary>As many whole characters as fit: a letter is not parted from its ﾞ or ﾟ.</summary>
    public static string Cut(string text, int bytes)
    {
        if (text.Length <= bytes) return text;
        return text[bytes] is 'ﾞ' or 'ﾟ' ? text[..(bytes - 1)] : text[..bytes];
    }

    private static string? Write(Rune rune)
    {
        var letter = rune.IsBmp ? (char)rune.Value : '\0';
        if (letter is >= 'ぁ' and <= 'ゖ') letter = (char)(letter + ('ァ' - 'ぁ'));
        if (Small.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var small) letter = Large[small];
        if (letter == 'ヲ') letter = 'オ';
        if (Dashes.Contains(letter, StringComparison.Ordinal)) return "-";
        if (letter == '　') return " ";
        letter = char.ToUpperInvariant(letter);
        if (char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || Signs.Contains(letter, StringComparison.Ordinal))
            return letter.ToString();
        return Kana(letter);
    }

    /// <summary>ガ is written as ｶ and ﾞ: two characters, two bytes.</summary>
    private static string? Kana(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var at = Full.IndexOf(parts[0], StringComparison.Ordinal);
        return (at, parts) switch
        {
            ( >= 0, { Length: 1 }) => Half[at].ToString(),
            ( >= 0, [_, VoicedMark]) => $"{Half[at]}ﾞ",
            ( >= 0, [_, SemiVoicedMark]) => $"{Half[at]}ﾟ",
            _ => null,
        };
    }
}
