namespace Seisan.LocalRunner.Running;

/// <summary>
/// A turn to start. Starting is work for the processor, so that only one program more starts at once than it has
/// cores; a turn is given back when the program is up, has ended, or takes too long.
/// </summary>
internal sealed class StartTurn : IAsyncDisposable
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource given = new();
    private readonly Task timeout;
    private SemaphoreSlim? gate;

    private StartTurn(SemaphoreSlim? gate)
    {
        this.gate = gate;
        timeout = GiveAfterAsync();
    }

    public static async Task<StartTurn> TakeAsync(SemaphoreSlim? gate, CancellationToken stopping)
    {
        if (gate is null) return new(null);

        try
        {
            await gate.WaitAsync(stopping);
            return new(gate);
        }
        catch (OperationCanceledException)
        {
            return new(null);
        }
    }

    public void Give() => Interlocked.Exchange(ref gate, null)?.Release();

    public async ValueTask DisposeAsync()
    {
        Give();
        await given.CancelAsync();
        await timeout;
        given.Dispose();
    }

    private async Task GiveAfterAsync()
    {
        await Task.WhenAny(Task.Delay(TooLong, given.Token));
        Give();
    }
}
