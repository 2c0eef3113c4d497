using System.Collections.Concurrent;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Load.Large;

/// <summary>
/// The terms of many texts together, which are those of their words: a word that was cut before is not cut again.
/// </summary>
internal static class Terms
{
    private static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    public static string[] Of(params IEnumerable<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in text?.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries) ?? [])
                terms.UnionWith(word.Any(char.IsAsciiDigit) ? Bigrams.Of(word) : Known.GetOrAdd(word, one => Bigrams.Of(one)));
        }

        var sorted = terms.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }
}
