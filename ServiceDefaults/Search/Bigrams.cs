using System.Globalization;
using System.Text;

namespace Seisan.ServiceDefaults.Search;

/// <summary>
/// Text search that finds two-character Japanese words: text is folded (NFKC, lower case, hiragana to katakana) and cut
/// into every pair of neighbouring characters and every single one. A row matches when it has all pairs of the query.
/// </summary>
public static class Bigrams
{
    /// <summary>The terms to store for a row, from all texts it should be found by.</summary>
    public static string[] Of(params ReadOnlySpan<string?> texts)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in Words(text))
            {
                for (var at = 0; at < word.Count; at++)
                {
                    terms.Add(word[at]);
                    if (at + 1 < word.Count)
                        terms.Add(word[at] + word[at + 1]);
                }
            }
        }

        return [.. terms];
    }

    /// <summary>The terms a row must all have to match what was typed; empty when nothing was.</summary>
    public static string[] Query(string? text)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in Words(text))
        {
            if (word.Count == 1)
                terms.Add(word[0]);
            for (var at = 0; at + 1 < word.Count; at++)
                terms.Add(word[at] + word[at + 1]);
        }

        return [.. terms];
    }

    /// <summary>Folded as for the search: for comparing and for prefix keys.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            folded.Append(letter is >= 'ぁ' and <= 'ゖ' ? (char)(letter + 0x60) : letter);
        return folded.ToString();
    }

    private static IEnumerable<List<string>> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        foreach (var word in Fold(text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = new List<string>();
            var elements = StringInfo.GetTextElementEnumerator(word);
            while (elements.MoveNext())
                letters.Add(elements.GetTextElement());
            yield return letters;
        }
    }
}
