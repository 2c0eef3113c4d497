using System.Collections.Concurrent;

namespace Seisan.Dashboard.Telemetry;

internal enum InstrumentKind
{
    Gauge,
    Counter,
    Histogram,
}

/// <summary>What one process measures under one name.</summary>
internal sealed record InstrumentName(string Resource, string Name);

/// <param name="Value">The value, the running total of a counter, or the sum of a histogram.</param>
/// <param name="Count">Of a histogram: how many values so far.</param>
/// <param name="Buckets">Of a histogram: how many values so far up to each bound.</param>
internal sealed record Measurement(DateTimeOffset Time, double Value, long Count, IReadOnlyList<long> Buckets)
{
    public int Size => 96 + (8 * Buckets.Count);
}

/// <summary>One reported measurement on its way to its series.</summary>
/// <param name="Labels">The attributes in one line, which tell series of an instrument apart.</param>
/// <param name="IsDelta">Whether the numbers are since the last report and not since the start.</param>
internal sealed record Reported(
    InstrumentName Instrument, InstrumentKind Kind, string Unit, string Description, string Labels, IReadOnlyList<double> Bounds, bool IsDelta,
    Measurement Measurement);

/// <summary>One line of a chart.</summary>
internal sealed class Series(string labels, IReadOnlyList<double> bounds)
{
    public const int Kept = 120;
    private readonly Ring<Measurement> points = new(Kept, long.MaxValue);
    private Measurement? last;

    public string Labels => labels;

    public IReadOnlyList<double> Bounds => bounds;

    public long Bytes => points.Bytes;

    public IReadOnlyList<Measurement> OldestFirst() => [.. points.NewestFirst().Reverse()];

    public void Add(Measurement measurement, bool isDelta)
    {
        if (isDelta && last is { } before)
        {
            measurement = measurement with
            {
                Value = before.Value + measurement.Value,
                Count = before.Count + measurement.Count,
                Buckets = [.. before.Buckets.Zip(measurement.Buckets, (sum, more) => sum + more)],
            };
        }

        last = measurement;
        points.Add(measurement, measurement.Size);
    }
}

internal sealed class Instrument(InstrumentName name, InstrumentKind kind, string unit, string description)
{
    public InstrumentName Name => name;

    public InstrumentKind Kind => kind;

    public string Unit => unit;

    public string Description => description;

    public ConcurrentDictionary<string, Series> Series { get; } = [];
}
