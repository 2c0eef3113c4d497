using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Pages;

internal static class MetricsPage
{
    private const int Drawn = 6;
    private const int Listed = 40;
    private static readonly string[] Columns = ["Resource", "Name", "Kind", "Unit", "Series", "What it is"];
    private static readonly string[] SeriesColumns = ["Series", "Now", "Lowest", "Highest"];

    public static Markup Render(TelemetryStore store, string? resource)
    {
        var instruments = store.Instruments.Where(one => string.IsNullOrEmpty(resource) || one.Name.Resource == resource)
            .OrderBy(one => one.Name.Resource, StringComparer.Ordinal).ThenBy(one => one.Name.Name, StringComparer.Ordinal).ToList();
        return Layout.Page("Metrics", Markup.Of($"""
            {Shown.Filter(Shown.Choice("resource", "Resource", resource, "All", store.Instruments.Select(one => one.Name.Resource).Distinct().Order(StringComparer.Ordinal)))}
            {(instruments.Count > 0 ? Layout.Table("Metrics", Columns, Markup.Each(instruments, Row)) : Shown.Nothing("Nothing was measured yet."))}
            <p class="quiet">Kept: {store.Bytes / 1024:#,0} KiB of logs, traces and metrics; let go for want of room: {store.Lost}.</p>
            """), "/metrics");
    }

    public static Markup? RenderOne(TelemetryStore store, InstrumentName name)
    {
        if (store.Find(name) is not { } instrument) return null;

        var curves = instrument.Series.Values.Select(series => Curve.Of(series, instrument.Kind)).OrderByDescending(curve => curve.Last)
            .ThenBy(curve => curve.Labels, StringComparer.Ordinal).ToList();
        return Layout.Page($"{name.Resource}: {name.Name}", Markup.Of($"""
            <p>{instrument.Description} <span class="quiet">{Meaning(instrument)}</span></p>
            <div class="beside">{Chart.Render($"{name.Name} of {name.Resource}", [.. curves.Take(Drawn)])}
            {Layout.Table("Series", SeriesColumns, Markup.Each(curves.Take(Listed).Index(), one => Row(one.Item, one.Index)))}</div>
            """), "/metrics", isLive: true);
    }

    private static string Meaning(Instrument instrument) => instrument.Kind switch
    {
        InstrumentKind.Counter => $"Shown: {instrument.Unit} a second.",
        InstrumentKind.Histogram => $"Shown: what 95 in 100 do not exceed, in {instrument.Unit}.",
        _ => $"Shown: {instrument.Unit}.",
    };

    private static Markup Row(Instrument one) => Markup.Of($"""
        <tr><td>{one.Name.Resource}</td>
        <td><a href="/metrics/{Uri.EscapeDataString(one.Name.Resource)}/{Uri.EscapeDataString(one.Name.Name)}">{one.Name.Name}</a></td>
        <td>{one.Kind.ToString()}</td><td>{one.Unit}</td><td>{one.Series.Count}</td><td>{one.Description}</td></tr>
        """);

    private static Markup Row(Curve curve, int index) => Markup.Of($"""
        <tr><td>{(index < Drawn ? Markup.Of($"<span class=\"key colour{index}\" aria-hidden=\"true\"></span> ") : Markup.Empty)}{(curve.Labels.Length > 0 ? curve.Labels : "all")}</td>
        <td>{Shown.Number(curve.Last)}</td><td>{Shown.Number(curve.Points.Count > 0 ? curve.Points.Min(point => point.Value) : 0)}</td>
        <td>{Shown.Number(curve.Points.Count > 0 ? curve.Points.Max(point => point.Value) : 0)}</td></tr>
        """);
}
