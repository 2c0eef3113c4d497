namespace Seisan.Load;

/// <summary>Looks again and again how much memory a process holds.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly Task<double> _growth;

    public MemoryWatch(Machine machine, string process) => _growth = Task.Run(() => WatchAsync(machine, process));

    /// <summary>By how many MB it was larger at its largest than when the watch began.</summary>
    public async Task<double> GrowthAsync()
    {
        await _end.CancelAsync();
        return await _growth;
    }

    public async ValueTask DisposeAsync()
    {
        await GrowthAsync();
        _end.Dispose();
    }

    private async Task<double> WatchAsync(Machine machine, string process)
    {
        var first = machine.MemoryOf(process);
        var most = first;
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(Pause, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            most = Math.Max(most, machine.MemoryOf(process));
        }

        return most - first;
    }
}
