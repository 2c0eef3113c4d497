using System.Collections.Concurrent;

namespace Seisan.Dashboard.Telemetry;

/// <summary>
/// What the services reported lately, bounded by count and by bytes. Only the intake writes; pages read at any time.
/// </summary>
internal sealed class TelemetryStore
{
    public const int MostSeries = 2_000;
    private const long Mebi = 1L << 20;
    private readonly Ring<SpanRecord> spans = new(30_000, 48 * Mebi);
    private readonly Ring<SpanRecord> background = new(2_000, 4 * Mebi); // must not push requests out
    private readonly Ring<LogLine> logs = new(20_000, 24 * Mebi);
    private readonly ConcurrentDictionary<InstrumentName, Instrument> instruments = [];
    private int series;
    private long lost;

    public IEnumerable<LogLine> Logs => logs.NewestFirst();

    public IEnumerable<SpanRecord> Spans => spans.NewestFirst();

    public IEnumerable<SpanRecord> Background => background.NewestFirst();

    public IEnumerable<Instrument> Instruments => instruments.Values;

    /// <summary>Batches that came faster than they were taken in, and measurements of more series than are kept.</summary>
    public long Lost => Interlocked.Read(ref lost);

    public long Bytes => spans.Bytes + background.Bytes + logs.Bytes
        + instruments.Values.Sum(instrument => instrument.Series.Values.Sum(one => one.Bytes));

    public Instrument? Find(InstrumentName name) => instruments.GetValueOrDefault(name);

    public IReadOnlyList<SpanRecord> Trace(string id) =>
        [.. spans.NewestFirst().Concat(background.NewestFirst()).Where(span => span.TraceId == id).OrderBy(span => span.Start)];

    public void CountLost() => Interlocked.Increment(ref lost);

    public void Add(Batch batch)
    {
        foreach (var span in batch.Spans) (span.IsBackground ? background : spans).Add(span, span.Size);
        foreach (var log in batch.Logs) logs.Add(log, log.Size);
        foreach (var one in batch.Measurements) Add(one);
    }

    private void Add(Reported one)
    {
        var instrument = instruments.GetValueOrDefault(one.Instrument);
        if (instrument?.Series.GetValueOrDefault(one.Labels) is { } known)
        {
            known.Add(one.Measurement, one.IsDelta);
            return;
        }

        if (series == MostSeries)
        {
            CountLost();
            return;
        }

        series++;
        instrument ??= instruments[one.Instrument] = new(one.Instrument, one.Kind, one.Unit, one.Description);
        (instrument.Series[one.Labels] = new(one.Labels, one.Bounds)).Add(one.Measurement, one.IsDelta);
    }
}
