using System.Threading.Channels;

namespace Seisan.Dashboard.Telemetry;

/// <summary>What one call of an exporter brought.</summary>
internal sealed record Batch(IReadOnlyList<SpanRecord> Spans, IReadOnlyList<LogLine> Logs, IReadOnlyList<Reported> Measurements)
{
    public static Batch Of(IReadOnlyList<SpanRecord> spans) => new(spans, [], []);

    public static Batch Of(IReadOnlyList<LogLine> logs) => new([], logs, []);

    public static Batch Of(IReadOnlyList<Reported> measurements) => new([], [], measurements);
}

/// <summary>
/// Takes batches from any number of exporters to the one thread that writes the store. An exporter never waits: when too
/// many batches are in line the oldest is let go and counted.
/// </summary>
internal sealed class Intake : IAsyncDisposable
{
    private const int Line = 128;
    private readonly Channel<Batch> channel;
    private readonly Task writing;

    public Intake(TelemetryStore store)
    {
        channel = Channel.CreateBounded<Batch>(
            new BoundedChannelOptions(Line) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => store.CountLost());
        writing = WriteAsync(store);
    }

    public void Put(Batch batch) => channel.Writer.TryWrite(batch);

    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync(TelemetryStore store)
    {
        await foreach (var batch in channel.Reader.ReadAllAsync()) store.Add(batch);
    }
}
