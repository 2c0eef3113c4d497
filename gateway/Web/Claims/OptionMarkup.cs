using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Seisan.Web.Claims;

/// <summary>The options of a select as markup made once for all rows; a row only moves the word <c>selected</c>.</summary>
internal sealed class OptionMarkup
{
    /// <summary>Leaves Japanese as it is: the pages are UTF-8, and entities would make them four times as long.</summary>
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<string, int> _starts = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly string _markup;

    /// <param name="options">Value, name, and one further attribute (or null).</param>
    public OptionMarkup(IEnumerable<(string Value, string Name, string? Fact)> options)
    {
        var markup = new StringBuilder();
        foreach (var (value, name, fact) in options)
        {
            markup.Append("<option");
            _starts[value] = markup.Length;
            _names[value] = name;
            markup.Append(" value=\"").Append(Html.Encode(value)).Append('"').Append(fact is null ? "" : " ").Append(fact)
                .Append('>').Append(Html.Encode(name)).Append("</option>");
        }

        _markup = markup.ToString();
    }

    /// <summary>What the option with this value says; the value itself where there is none.</summary>
    public string NameOf(string? value) => value is null ? "" : _names.GetValueOrDefault(value, value);

    /// <summary>Writes all options. A chosen value that is not among them is added, so that it is not lost.</summary>
    public void Write(StringBuilder page, string? chosen)
    {
        if (chosen is not null && _starts.TryGetValue(chosen, out var at))
        {
            page.Append(_markup, 0, at).Append(" selected").Append(_markup, at, _markup.Length - at);
            return;
        }

        page.Append(_markup);
        if (string.IsNullOrEmpty(chosen)) return;
        var value = Html.Encode(chosen);
        page.Append("<option selected value=\"").Append(value).Append("\">").Append(value).Append("</option>");
    }
}
