using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Pages;

/// <summary>What a reader of the logs looks for; each part may be missing.</summary>
internal sealed record LogFilter(string? Resource, string? Level, string? Text, string? Trace)
{
    public static IReadOnlyList<string> Levels { get; } = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];

    private int Least => Levels.Index().FirstOrDefault(level => level.Item == Level).Index * 4;

    public IEnumerable<LogLine> Of(TelemetryStore store) => store.Logs.Where(log =>
        (string.IsNullOrEmpty(Resource) || log.Resource == Resource) && log.Severity > Least
        && (string.IsNullOrEmpty(Trace) || log.TraceId == Trace) && (string.IsNullOrEmpty(Text) || log.Says(Text)));
}

internal static class LogsPage
{
    private const int Most = 200;
    private static readonly string[] Columns = ["Time", "Level", "Resource", "Message", "Trace"];

    public static Markup Render(TelemetryStore store, LogFilter filter)
    {
        var logs = filter.Of(store).Take(Most).ToList();
        return Layout.Page("Logs", Markup.Of($"""
            {Shown.Filter(Markup.Of($"""
                {Shown.Choice("resource", "Resource", filter.Resource, "All", store.Logs.Select(log => log.Resource).Distinct().Order(StringComparer.Ordinal))}
                {Shown.Choice("level", "At least", filter.Level, "All", LogFilter.Levels)}
                {Shown.Field("text", "Text", filter.Text)}
                {Shown.Field("trace", "Trace", filter.Trace)}
                """))}
            {(logs.Count > 0 ? Layout.Table("Logs", Columns, Markup.Each(logs, Row)) : Shown.Nothing("No line is like that."))}
            """), "/logs", isLive: true);
    }

    private static Markup Row(LogLine log) => Markup.Of($"""
        <tr><td>{Shown.Time(log.Time)}</td><td><span class="{log.Level}">{log.Level}</span></td><td>{log.Resource}</td>
        <td><details><summary>{log.Text}</summary><p class="quiet">{log.Category}</p>{Shown.Attributes(log.Attributes)}</details></td>
        <td>{(log.TraceId is { } trace ? Markup.Of($"<a href=\"/traces/{trace}\">{trace[..8]}</a>") : Markup.Empty)}</td></tr>
        """);
}
