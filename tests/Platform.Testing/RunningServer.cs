using System.Diagnostics;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;

namespace Seisan.Platform.Testing;

/// <summary>A server that answers; disposing stops it in good order, and it does not outlive us.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private readonly ChildProcess process;

    private RunningServer(ChildProcess process) => this.process = process;

    public int ProcessId => process.Id;

    /// <exception cref="InvalidOperationException">It ended or did not answer in time; the message holds its last words.</exception>
    public static async Task<RunningServer> StartAsync(IServer server, CancellationToken ct = default)
    {
        if (!File.Exists(server.Program))
        {
            throw new InvalidOperationException($"{server.Program} is missing: install the Debian package {server.Package}.");
        }

        await server.PrepareAsync(ct);
        var lines = new Queue<string>();
        var process = ChildProcess.Start(server.Command, line => Keep(lines, line));
        ProcessGuard.Shared.Watch(process.Id);
        var watch = Stopwatch.StartNew();
        while (!await server.IsReadyAsync(ct))
        {
            if (process.Exited.IsCompleted || watch.Elapsed > ReadyWithin)
            {
                await process.StopAsync(TimeSpan.FromSeconds(2));
                ProcessGuard.Shared.Release(process.Id);
                throw new InvalidOperationException($"{server.Program} is not ready after {watch.Elapsed}: {Text(lines)}");
            }

            await Task.Delay(50, ct);
        }

        return new(process);
    }

    public async ValueTask DisposeAsync()
    {
        await process.StopAsync(TimeSpan.FromSeconds(10));
        ProcessGuard.Shared.Release(process.Id);
        process.Dispose();
    }

    private static void Keep(Queue<string> lines, string line)
    {
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > 40) lines.Dequeue();
        }
    }

    private static string Text(Queue<string> lines)
    {
        lock (lines) return string.Join('\n', lines);
    }
}
