using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client.Exceptions;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Hosting;

/// <summary>
/// Work that a service does beside its calls, round after round. A database, broker or disk that is away only makes it
/// wait, longer each time; a bug ends the service as it would anywhere else.
/// </summary>
public static class Rounds
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Runs until the service stops.</summary>
    /// <param name="round">One round, with the wait for the next at its end.</param>
    /// <param name="work">What the log calls it: "the relay of the outbox".</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task> round, string work, TimeProvider clock, ILogger logger, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round(stopping);
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (MayPass(fault))
            {
                logger.LogWarning(fault, "A round of {Work} failed; the next begins in {Pause}", work, pause);
                await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    // EF wraps what the database said in exceptions of its own; a client that gives up waiting says "cancelled", and
    // whether it was the service that stopped has been asked before.
    private static bool MayPass(Exception? fault) => fault is not null && (Outage.IsBehind(fault)
        || fault is NpgsqlException or IOException or RabbitMQClientException or OperationCanceledException || MayPass(fault.InnerException));
}
