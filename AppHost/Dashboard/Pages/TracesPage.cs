using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Pages;

/// <param name="Background">Whether statements that belong to no request are shown as well.</param>
internal sealed record TraceFilter(string? Resource, string? Text, bool Failed, bool Background);

/// <summary>A trace as far as its spans have come in.</summary>
internal sealed record TraceSummary(
    string Id, string Resource, string Name, DateTimeOffset Start, TimeSpan Duration, int Spans, IReadOnlyList<string> Resources, bool HasFailed)
{
    public const int Most = 100;

    public static IReadOnlyList<TraceSummary> Newest(TelemetryStore store, TraceFilter filter) =>
    [
        .. (filter.Background ? store.Spans.Concat(store.Background) : store.Spans).GroupBy(span => span.TraceId)
            .Where(trace => Fits(trace, filter)).Select(Of).OrderByDescending(trace => trace.Start).Take(Most),
    ];

    private static bool Fits(IEnumerable<SpanRecord> trace, TraceFilter filter) =>
        (string.IsNullOrEmpty(filter.Resource) || trace.Any(span => span.Resource == filter.Resource))
        && (!filter.Failed || trace.Any(span => span.HasFailed))
        && (string.IsNullOrEmpty(filter.Text) || trace.Any(span => span.Says(filter.Text)));

    private static TraceSummary Of(IGrouping<string, SpanRecord> trace)
    {
        var first = trace.OrderBy(span => span.ParentId is not null).ThenBy(span => span.Start).First();
        var start = trace.Min(span => span.Start);
        return new(
            trace.Key, first.Resource, first.Name, start, trace.Max(span => span.End) - start, trace.Count(),
            [.. trace.OrderBy(span => span.Start).Select(span => span.Resource).Distinct()], trace.Any(span => span.HasFailed));
    }
}

internal static class TracesPage
{
    private static readonly string[] Columns = ["Start", "Trace", "Duration", "Spans", "Through"];

    public static Markup Render(TelemetryStore store, TraceFilter filter)
    {
        var traces = TraceSummary.Newest(store, filter);
        return Layout.Page("Traces", Markup.Of($"""
            {Shown.Filter(Markup.Of($"""
                {Shown.Choice("resource", "Through", filter.Resource, "All", store.Spans.Select(span => span.Resource).Distinct().Order(StringComparer.Ordinal))}
                {Shown.Field("text", "Text in names and attributes", filter.Text)}
                {Shown.Tick("failed", "Failed only", filter.Failed)}
                {Shown.Tick("background", "Background too", filter.Background)}
                """))}
            {(traces.Count > 0 ? Layout.Table("Traces", Columns, Markup.Each(traces, Row)) : Shown.Nothing("No trace is like that."))}
            """), "/traces", isLive: true);
    }

    private static Markup Row(TraceSummary trace) => Markup.Of($"""
        <tr><td>{Shown.Time(trace.Start)}</td><td>{trace.Resource}: <a href="/traces/{trace.Id}">{trace.Name}</a>{(trace.HasFailed
            ? Markup.Of($" <span class=\"bad\">failed</span>") : Markup.Empty)}</td>
        <td>{Shown.Duration(trace.Duration)}</td><td>{trace.Spans}</td><td>{string.Join(", ", trace.Resources)}</td></tr>
        """);
}
