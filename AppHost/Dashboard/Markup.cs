using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Seisan.Dashboard;

/// <summary>HTML. Whatever is put into it as text is encoded; only markup goes in as it is.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    public static Markup Of(MarkupBuilder html) => new(html.ToString());

    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> render) => new(string.Concat(items.Select(item => render(item).Html)));
}

/// <summary>What the compiler makes of an interpolated string that becomes markup.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder html = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    public void AppendFormatted(string? text) => html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => html.Append(WebUtility.HtmlEncode(value?.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));

    public void AppendFormatted(int? value) => html.Append(value);

    public override string ToString() => html.ToString();
}
