using System.Text.RegularExpressions;

namespace Seisan.Architecture.Tests;

/// <summary>What people read stands in resource files, in both languages, and nothing stands there in vain.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Products = ["gateway", "identity", "services", "ServiceDefaults"];

    private static readonly string[] Sets =
        [.. SourceTree.Files("*.resx", Products).Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal))];

    // the folders whose sources speak by a set that does not lie in their own
    private static readonly Dictionary<string, string[]> Speakers = new()
    {
        ["gateway/Web/Texts/WebTexts.resx"] = ["gateway/Web", "gateway/Gateway"],
        ["gateway/Look/Texts/LookTexts.resx"] = ["gateway/Look"],
        ["gateway/Gateway/Edge/GatewayTexts.resx"] = ["gateway/Gateway"],
        ["services/Accounting/Accounting/AccountingTexts.resx"] = ["services/Accounting"],
        ["services/Claims/Claims/ClaimsTexts.resx"] = ["services/Claims"],
        ["services/Claims/Claims/Papers/PaperTexts.resx"] = ["services/Claims"],
        ["services/Workflow/Workflow/WorkflowTexts.resx"] = ["services/Workflow"],
        ["services/Masters/Masters/MastersTexts.resx"] = ["services/Masters"],
        ["ServiceDefaults/Http/Texts.resx"] = ["ServiceDefaults", "services", "identity", "gateway/Gateway"],
    };

    public static TheoryData<string> EverySet => [.. Sets.Select(SourceTree.Name)];

    [Theory, MemberData(nameof(EverySet))]
    public void Both_languages_have_the_same_keys_with_the_same_places(string set)
    {
        var japanese = Sentences(set);
        var english = Sentences(set.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.Equal(japanese.Keys.Order(), english.Keys.Order());
        Assert.All(japanese, one => Assert.Equal(Places(one.Value), Places(english[one.Key])));
        Assert.All(japanese.Values.Concat(english.Values), sentence => Assert.NotEqual("", sentence.Trim()));
    }

    [Theory, MemberData(nameof(EverySet))]
    public void No_sentence_is_written_in_vain(string set)
    {
        var words = Sources(set).SelectMany(source => source.Split('"', '\n')).ToHashSet();
        var patterns = words.Where(word => Composed().IsMatch(word)).Select(Pattern).ToArray();

        var vain = Sentences(set).Keys.Where(key => !words.Contains(key) && !IsFlash(key, words) && !IsCode(key, words)
            && !patterns.Any(pattern => pattern.IsMatch(key)));

        Assert.Empty(vain);
    }

    [Theory, MemberData(nameof(EverySet))]
    public void Every_sentence_that_is_asked_for_is_there(string set)
    {
        var known = Sentences(set).Keys.ToHashSet();
        var speaks = $"Texts<{Path.GetFileNameWithoutExtension(set)}>";
        foreach (var source in Sources(set).Where(one => one.Contains(speaks, StringComparison.Ordinal)))
        {
            var asked = Asked().Matches(source).SelectMany(index => Keys(source, index.Index + index.Length));
            Assert.All(asked, word => Assert.True(
                word.Contains('{') ? known.Any(Pattern(word).IsMatch) : known.Contains(word),
                $"{set} has no sentence for {word}"));
        }
    }

    [Fact]
    public void Flashes_are_sentences()
    {
        foreach (var source in SourceTree.Files("*.cs", "gateway/Web").Concat(SourceTree.Files("*.razor", "gateway/Web")))
        {
            foreach (Match done in Flash().Matches(File.ReadAllText(source)))
            {
                var set = Sets.Single(one => one.Contains("/Web/", StringComparison.Ordinal)
                    && Path.GetFileNameWithoutExtension(one) == done.Groups[1].Value);
                Assert.Contains($"flash.{done.Groups[2].Value}", SourceTree.Sentences(set).Keys);
            }
        }
    }

    [Fact]
    public void No_page_says_anything_that_stands_in_no_resource_file()
    {
        var spoken = SourceTree.Files("*.razor", "gateway", "identity").Concat(SourceTree.Files("*.js", "gateway"))
            .Where(file => Path.GetFileName(file) != "typed-text.js") // which reads what people type
            .SelectMany(file => File.ReadLines(file).Index().Where(line => Japanese().IsMatch(line.Item))
                .Select(line => $"{SourceTree.Name(file)}:{line.Index + 1} {line.Item.Trim()}"));

        Assert.Empty(spoken);
    }

    private static IEnumerable<string> Sources(string set)
    {
        var folders = Speakers.GetValueOrDefault(set, [Path.GetDirectoryName(set)!]);
        return SourceTree.Files("*.cs", folders).Concat(SourceTree.Files("*.razor", folders))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    private static Dictionary<string, string> Sentences(string set) =>
        SourceTree.Sentences(Path.Combine(SourceTree.Root, set));

    private static IEnumerable<string> Places(string sentence) =>
        Place().Matches(sentence).Select(match => match.Groups[1].Value).Distinct().Order();

    /// <summary>The literals in the first argument of an index, but for those a condition compares with.</summary>
    private static IEnumerable<string> Keys(string source, int at)
    {
        var (start, depth, quoted) = (at, 0, false);
        for (; quoted || depth > 0 || source[at] is not (',' or ']'); at++)
        {
            if (source[at] is '"') quoted = !quoted;
            else if (!quoted) depth += source[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
        }

        var pieces = source[start..at].Split('"');
        return Enumerable.Range(0, pieces.Length / 2)
            .Select(pair => (Before: pieces[2 * pair].TrimEnd(), Word: pieces[(2 * pair) + 1]))
            .Where(piece => !piece.Before.EndsWith("==", StringComparison.Ordinal))
            .Where(piece => !piece.Before.EndsWith(" is", StringComparison.Ordinal))
            .Select(piece => piece.Word).Where(word => word.Length > 0 && word[0] is not '}');
    }

    /// <summary>A key with a hole: what stands before it, anything, what stands after it.</summary>
    private static Regex Pattern(string word)
    {
        var before = word[..word.IndexOf('{', StringComparison.Ordinal)];
        var after = word.Contains('}') ? word[(word.LastIndexOf('}') + 1)..] : "";
        return new($"^{Regex.Escape(before)}.+{Regex.Escape(after)}$");
    }

    /// <summary>What a mail says for a code that a message carries: <c>reasonCode_no_route</c>.</summary>
    private static bool IsCode(string key, HashSet<string> words) =>
        key.Split('_', 2)[0] is var fact && fact.EndsWith("Code", StringComparison.Ordinal) && words.Contains(fact);

    private static bool IsFlash(string key, HashSet<string> words) =>
        key.StartsWith("flash.", StringComparison.Ordinal) && words.Contains(key["flash.".Length..]);

    /// <summary>A key with a hole and something beside it.</summary>
    [GeneratedRegex(@"^(?:[\w.-]+\{.*|[\w.-]*\{[^}]*\}[\w.-]+)$")]
    private static partial Regex Composed();

    [GeneratedRegex(@"\b(?:T|texts)\[")]
    private static partial Regex Asked();

    [GeneratedRegex("""Done<(\w+)>\([^;\n]*, "(\w+)"\)""")]
    private static partial Regex Flash();

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Place();

    // the middle dot, which only parts two words, apart
    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}-[・]]")]
    private static partial Regex Japanese();
}
