using System.Globalization;
using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Pages;

/// <summary>One trace as a waterfall: each span under the one that caused it, with a bar where its time lies.</summary>
internal static class TracePage
{
    private const int Deepest = 12;
    private const int Colours = 8;

    public static Markup? Render(TelemetryStore store, string id)
    {
        var spans = store.Trace(id);
        if (spans.Count == 0) return null;

        var (start, end) = (spans[0].Start, spans.Max(span => span.End));
        var resources = spans.Select(span => span.Resource).Distinct().ToList();
        return Layout.Page($"{spans[0].Resource}: {spans[0].Name}", Markup.Of($"""
            <p>{Shown.Time(start)}, {Shown.Duration(end - start)}, {spans.Count} spans through {string.Join(", ", resources)} ·
            <a href="/logs?trace={id}">its logs</a> · <code>{id}</code></p>
            <ol class="waterfall">{Markup.Each(InOrder(spans), one => Line(one.Span, one.Depth, start, end - start, resources.IndexOf(one.Span.Resource) % Colours))}</ol>
            """), "/traces");
    }

    /// <summary>Depth first; a span whose parent is not here stands at the top.</summary>
    private static IEnumerable<(SpanRecord Span, int Depth)> InOrder(IReadOnlyList<SpanRecord> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = spans.ToLookup(span => span.ParentId is { } parent && parent != span.SpanId && known.Contains(parent) ? parent : "");
        var open = new Stack<(SpanRecord Span, int Depth)>(children[""].Reverse().Select(span => (span, 0)));
        while (open.TryPop(out var one))
        {
            yield return one;
            foreach (var child in children[one.Span.SpanId].Reverse()) open.Push((child, one.Depth + 1));
        }
    }

    private static Markup Line(SpanRecord span, int depth, DateTimeOffset start, TimeSpan whole, int colour) => Markup.Of($"""
        <li class="depth{Math.Min(depth, Deepest)}"><details><summary>
        <span class="step"><span class="resource colour{colour}">{span.Resource}</span> {span.Name}{(span.HasFailed
            ? Markup.Of($" <span class=\"bad\">failed</span>") : Markup.Empty)}</span>
        <span class="time">{Shown.Duration(span.Duration)}</span>{Bar(span, start, whole, colour)}
        </summary><p class="quiet">{span.Kind.ToString()} · {span.Scope} · after {Shown.Duration(span.Start - start)} · span {span.SpanId} {span.StatusMessage}</p>
        {Shown.Attributes(span.Attributes)}{Markup.Each(span.Events, Event)}</details></li>
        """);

    private static Markup Bar(SpanRecord span, DateTimeOffset start, TimeSpan whole, int colour)
    {
        var scale = whole > TimeSpan.Zero ? 1000 / whole.TotalMilliseconds : 0;
        var x = Math.Min((span.Start - start).TotalMilliseconds * scale, 997);
        var width = Math.Max(span.Duration.TotalMilliseconds * scale, 3);
        return new(string.Create(CultureInfo.InvariantCulture,
            $"""<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="colour{colour}" x="{x:0.#}" width="{width:0.#}" height="10"/></svg>"""));
    }

    private static Markup Event(SpanEvent one) => Markup.Of($"<p>{Shown.Time(one.Time)} {one.Name}</p>{Shown.Attributes(one.Attributes)}");
}
