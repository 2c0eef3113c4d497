using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>What an instrument of this process has measured since; services of other tests measure with the same one.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<double> _values = [];

    public Measured(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<double>((_, value, _, _) => _values.Enqueue(value));
        _listener.Start();
    }

    public bool Any(double from, double to) => _values.Any(value => value >= from && value < to);

    public void Dispose() => _listener.Dispose();
}
