using System.Net;
using System.Text.RegularExpressions;

namespace Seisan.Demo.Client;

/// <summary>The first form of a page that posts: where to, and the hidden fields it brings along.</summary>
internal sealed partial record HtmlForm(Uri Action, Dictionary<string, string> Fields)
{
    public static HtmlForm? Find(string html, Uri page)
    {
        var form = PostForm().Match(html);
        if (!form.Success)
            return null;
        var fields = Inputs().Matches(form.Value)
            .Select(input => (Name: Attribute(input.Value, "name"), Type: Attribute(input.Value, "type"), Value: Attribute(input.Value, "value")))
            .Where(input => input is { Name: not null, Type: "hidden" })
            .ToDictionary(input => input.Name!, input => input.Value ?? "");
        return new HtmlForm(new Uri(page, Attribute(form.Groups["tag"].Value, "action") ?? page.PathAndQuery), fields);
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromMilliseconds(100)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("(?<tag><form[^>]*method=\"post\"[^>]*>).*?</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PostForm();

    [GeneratedRegex("<input[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inputs();
}
