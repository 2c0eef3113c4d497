using System.Diagnostics;

namespace Seisan.Masters.Tests;

/// <summary>Counts what the service sends to the database for the calls of this test, by the trace that joins them.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly Activity _trace = new Activity("statements").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener _listener;
    private int _seen;

    public StatementCount()
    {
        var trace = _trace.TraceId;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = statement =>
            {
                if (statement.TraceId == trace) Interlocked.Increment(ref _seen);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Seen => Volatile.Read(ref _seen);

    public void Dispose()
    {
        _listener.Dispose();
        _trace.Dispose();
    }
}
