using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Seisan.Look.Texts;

/// <summary>
/// The sentences of one resource file in Japanese (<c>X.resx</c>) and English (<c>X.en.resx</c>), where <c>X</c> is the
/// full name of <typeparamref name="T"/>. Read once; a lookup is one dictionary read in the language of the request.
/// </summary>
public sealed class Texts<T>
{
    private readonly FrozenDictionary<string, string> _japanese = Read("");
    private readonly FrozenDictionary<string, string> _english = Read("en");

    /// <summary>The sentence of a key. A key without a sentence is shown as it is, and found by a test.</summary>
    public string this[string key] =>
        (Language.IsJapanese ? _japanese : _english).GetValueOrDefault(key) ?? key;

    public string this[string key, params object?[] arguments] =>
        string.Format(CultureInfo.CurrentCulture, this[key], arguments);

    public bool Has(string key) => _japanese.ContainsKey(key);

    private static FrozenDictionary<string, string> Read(string culture)
    {
        var set = new ResourceManager(typeof(T))
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false);
        return set is null
            ? FrozenDictionary<string, string>.Empty
            : set.Cast<DictionaryEntry>().ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
