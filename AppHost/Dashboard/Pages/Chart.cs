using System.Globalization;
using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Pages;

/// <summary>Curves as SVG without any style of its own: lines have classes, and the table beside it has the numbers.</summary>
internal static class Chart
{
    private const int Width = 720;
    private const int Height = 240;
    private const int Left = 64;
    private const int Bottom = 24;
    private const int Lines = 4;

    public static Markup Render(string title, IReadOnlyList<Curve> curves)
    {
        var points = curves.SelectMany(curve => curve.Points).ToList();
        if (points.Count < 2) return Shown.Nothing("Two reports make the first line; the next comes in some seconds.");

        var (from, to) = (points.Min(point => point.Time), points.Max(point => point.Time));
        var highest = Nice(points.Max(point => point.Value));
        return Markup.Of($"""
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}">
            {Markup.Each(Enumerable.Range(0, Lines + 1), line => Grid(line, highest))}
            <text x="{Left}" y="{Height - 6}">{from.ToLocalTime():HH:mm:ss}</text><text x="{Width}" y="{Height - 6}" text-anchor="end">{to.ToLocalTime():HH:mm:ss}</text>
            {Markup.Each(curves.Index(), one => Line(one.Item, one.Index, from, to, highest))}
            </svg>
            """);
    }

    private static Markup Grid(int line, double highest)
    {
        var y = Y(highest * line / Lines, highest);
        return Markup.Of($"""
            <line x1="{Left}" x2="{Width}" y1="{y:0.#}" y2="{y:0.#}"/><text x="{Left - 6}" y="{y + 4:0.#}" text-anchor="end">{Shown.Number(highest * line / Lines)}</text>
            """);
    }

    private static Markup Line(Curve curve, int index, DateTimeOffset from, DateTimeOffset to, double highest)
    {
        var seconds = Math.Max((to - from).TotalSeconds, 0.001);
        var corners = curve.Points.Select(point => string.Create(CultureInfo.InvariantCulture,
            $"{Left + ((Width - Left) * (point.Time - from).TotalSeconds / seconds):0.#},{Y(point.Value, highest):0.#}"));
        return Markup.Of($"<polyline class=\"colour{index}\" points=\"{string.Join(' ', corners)}\"/>");
    }

    private static double Y(double value, double highest) => Height - Bottom - ((Height - Bottom - 10) * Math.Max(value, 0) / highest);

    /// <summary>The next 1, 2 or 5 with zeros.</summary>
    private static double Nice(double value)
    {
        if (value <= 0) return 1;

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return unit * (value <= unit ? 1 : value <= 2 * unit ? 2 : value <= 5 * unit ? 5 : 10);
    }
}
