using System.Globalization;

namespace Seisan.Dashboard.Pages;

/// <summary>Times, durations and choices as each page writes them.</summary>
internal static class Shown
{
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.00} s"),
        { TotalMilliseconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMicroseconds:0} µs"),
    };

    /// <summary>The time of day on this machine; the date is in the machine-readable part.</summary>
    public static Markup Time(DateTimeOffset time) => Markup.Of($"<time datetime=\"{time:O}\">{time.ToLocalTime():HH:mm:ss.fff}</time>");

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);

    public static Markup Choice(string name, string label, string? chosen, string all, IEnumerable<string> values) => Markup.Of($"""
        <p><label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">{all}</option>{Markup.Each(values, value =>
            Markup.Of($"<option{new Markup(value == chosen ? " selected" : "")}>{value}</option>"))}</select></p>
        """);

    public static Markup Field(string name, string label, string? value) => Markup.Of(
        $"<p><label for=\"{name}\">{label}</label><input id=\"{name}\" name=\"{name}\" value=\"{value}\" autocomplete=\"off\"></p>");

    public static Markup Tick(string name, string label, bool isTicked) => Markup.Of(
        $"<p><label for=\"{name}\">{label}</label><input id=\"{name}\" name=\"{name}\" type=\"checkbox\" value=\"true\"{new Markup(isTicked ? " checked" : "")}></p>");

    public static Markup Filter(Markup fields) => Markup.Of($"<form class=\"filter\" role=\"search\">{fields}<p><button>Filter</button></p></form>");

    public static Markup Attributes(IReadOnlyList<Telemetry.Attribute> attributes) => Markup.Of(
        $"<dl>{Markup.Each(attributes, one => Markup.Of($"<dt>{one.Name}</dt><dd>{one.Value}</dd>"))}</dl>");

    public static Markup Nothing(string text) => Markup.Of($"<p class=\"quiet\">{text}</p>");
}
