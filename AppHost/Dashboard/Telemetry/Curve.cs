namespace Seisan.Dashboard.Telemetry;

internal readonly record struct Point(DateTimeOffset Time, double Value);

/// <summary>What of a series is drawn: a gauge's value, a counter's rate, a histogram's 95th percentile in each interval.</summary>
internal sealed record Curve(string Labels, IReadOnlyList<Point> Points)
{
    private const double Drawn = 0.95;

    public double Last => Points.Count > 0 ? Points[^1].Value : 0;

    public static Curve Of(Series series, InstrumentKind kind)
    {
        var measured = series.OldestFirst();
        return new(series.Labels, kind switch
        {
            InstrumentKind.Counter => [.. Steps(measured).Select(step => new Point(step.To.Time, Rate(step.From.Value, step.To.Value, step)))],
            InstrumentKind.Histogram => [.. Steps(measured).Select(step => new Point(step.To.Time, Percentile(step.From, step.To, series.Bounds)))],
            _ => [.. measured.Select(one => new Point(one.Time, one.Value))],
        });
    }

    /// <summary>The value that 95 in 100 of what was counted between two reports do not exceed, as exact as the bounds are.</summary>
    public static double Percentile(Measurement from, Measurement to, IReadOnlyList<double> bounds)
    {
        var counts = to.Buckets.Zip(from.Buckets, (now, before) => Math.Max(now - before, 0)).ToList();
        var wanted = counts.Sum() * Drawn;
        if (wanted <= 0) return 0;

        var seen = 0.0;
        for (var at = 0; at < counts.Count && at < bounds.Count; at++)
        {
            if (seen + counts[at] >= wanted)
            {
                var lower = at == 0 ? 0 : bounds[at - 1];
                return lower + ((bounds[at] - lower) * (wanted - seen) / counts[at]);
            }

            seen += counts[at];
        }

        return bounds.Count > 0 ? bounds[^1] : 0;
    }

    // a process that started anew counts from nothing
    private static double Rate(double from, double to, (Measurement From, Measurement To) step) =>
        Math.Max(to >= from ? to - from : to, 0) / Math.Max((step.To.Time - step.From.Time).TotalSeconds, 0.001);

    private static IEnumerable<(Measurement From, Measurement To)> Steps(IReadOnlyList<Measurement> measured) =>
        measured.Zip(measured.Skip(1), (from, to) => (from, to));
}
