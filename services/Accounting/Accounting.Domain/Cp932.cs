using System.Text;

namespace Seisan.Accounting.Domain;

/// <summary>Shift_JIS as Windows and banks understand it (code page 932).</summary>
public static class Cp932
{
    /// <summary>What stands in the place of a character that Shift_JIS does not know.</summary>
    public const char Geta = '〓';

    /// <summary>Throws for a character that it does not know.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text with every unknown character replaced, and how many those were.</summary>
    public static (string Text, int Replaced) Fit(string text)
    {
        if (Knows(text)) return (text, 0);
        var (fitted, replaced) = (new StringBuilder(text.Length), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Knows(rune.ToString())) fitted.Append(rune);
            else (fitted, replaced) = (fitted.Append(Geta), replaced + 1);
        }

        return (fitted.ToString(), replaced);
    }

    /// <summary>As many whole characters as fit into so many bytes.</summary>
    public static string Cut(string text, int bytes)
    {
        var used = 0;
        for (var at = 0; at < text.Length; at++)
        {
            used += Encoding.GetByteCount(text.AsSpan(at, 1));
            if (used > bytes) return text[..at];
        }

        return text;
    }

    private static bool Knows(string text)
    {
        try
        {
            return Encoding.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
