using System.Globalization;
using System.Resources;
using System.Text;

namespace Seisan.Notifications.Messages;

/// <summary>
/// Makes sentences of a kind and its facts. A template holds <c>{name}</c> where a fact goes; a fact whose name ends in
/// <c>Code</c> is itself looked up as a text; a fact may be given in each language, as <c>name.ja</c> and <c>name.en</c>.
/// A line that holds nothing but a fact that is missing is left out.
/// </summary>
internal static class Wording
{
    private static readonly ResourceManager Texts = new(typeof(NotificationTexts).FullName!, typeof(NotificationTexts).Assembly);

    public static string Of(string key, IReadOnlyDictionary<string, string> facts, CultureInfo language)
    {
        var template = Texts.GetString(key, language) ?? throw new InvalidOperationException($"There is no text {key}.");
        var lines = template.ReplaceLineEndings("\n").Split('\n')
            .Where(line => !IsMissing(line, facts, language))
            .Select(line => Fill(line, facts, language));
        return string.Join('\n', lines);
    }

    private static bool IsMissing(string line, IReadOnlyDictionary<string, string> facts, CultureInfo language) =>
        line.Length > 2 && line[0] == '{' && line.IndexOf('}', StringComparison.Ordinal) == line.Length - 1
        && !facts.ContainsKey(line[1..^1]) && !facts.ContainsKey($"{line[1..^1]}.{language.Name}");

    private static string Fill(string line, IReadOnlyDictionary<string, string> facts, CultureInfo language)
    {
        var text = new StringBuilder();
        var at = 0;
        while (line.IndexOf('{', at) is >= 0 and var open && line.IndexOf('}', open) is >= 0 and var close)
        {
            var name = line[(open + 1)..close];
            text.Append(line, at, open - at).Append(Fact(name, facts, language));
            at = close + 1;
        }

        return text.Append(line, at, line.Length - at).ToString();
    }

    private static string Fact(string name, IReadOnlyDictionary<string, string> facts, CultureInfo language)
    {
        var value = facts.GetValueOrDefault(name) ?? facts.GetValueOrDefault($"{name}.{language.Name}", "");
        return name.EndsWith("Code", StringComparison.Ordinal) && value.Length > 0
            ? Texts.GetString($"{name}_{value}", language) ?? value
            : value;
    }
}
