using System.Threading.Channels;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>Wakes the relay of this process as soon as a commit has written a row for it.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Returns at a wake-up, or after the time in which a sweep looks for what a dead process left.</summary>
    internal async Task WaitAsync(TimeSpan sweep, TimeProvider clock, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(sweep, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // the sweep's turn
        }
    }
}
