using System.Diagnostics;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>What an instance is watched for.</summary>
internal enum Watching
{
    /// <summary>Its end: it does its work and is not started again.</summary>
    Job,

    /// <summary>Being up once, then its end; asking a server all the time would fill its log.</summary>
    UntilReady,
    Always,
}

/// <summary>One process of a resource, kept running: state, restarts and console lines.</summary>
internal sealed class Instance(
    string name, string? address, Func<ProcessSpec> command, Func<CancellationToken, Task<bool>>? health, Watching watching, ConsoleLog log, ProcessLedger ledger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private ChildProcess? process;
    private bool stopped;

    public string Name => name;

    public string? Address => address;

    public ConsoleLog Log => log;

    public ResourceState State { get; private set; }

    public int Restarts { get; private set; }

    public int? ProcessId => process?.Id;

    /// <summary>Completes when it first was healthy; a job never is.</summary>
    public Task Ready => ready.Task;

    /// <summary>Completes with the exit code when it will not run again.</summary>
    public Task<int> Ended => ended.Task;

    private bool IsJob => watching == Watching.Job;

    public async Task RunAsync(SemaphoreSlim? turns, CancellationToken stopping)
    {
        var pause = FirstPause;
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var code = await RunOnceAsync(turns, stopping);
            if (IsJob || stopping.IsCancellationRequested)
            {
                Finish(code, stopping);
                return;
            }

            pause = watch.Elapsed > LongEnough ? FirstPause : pause;
            log.Add($"ended with {code} after {watch.Elapsed.TotalSeconds:0.0} s; starting again in {pause.TotalSeconds:0.0} s");
            State = ResourceState.Restarting;
            Restarts++;
            await Task.WhenAny(Task.Delay(pause, stopping));
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Marks it as one that will never start.</summary>
    public void GiveUp(string reason)
    {
        log.Add(reason);
        State = ResourceState.Failed;
        ended.TrySetResult(-1);
    }

    public async Task StopAsync()
    {
        if (Close() is { Exited.IsCompleted: false } running) await running.StopAsync(Grace);
    }

    public void StopAtOnce()
    {
        if (Close() is { } running) Signals.SendGroup(running.Id, Signal.Kill);
    }

    private async Task<int> RunOnceAsync(SemaphoreSlim? turns, CancellationToken stopping)
    {
        await using var turn = await StartTurn.TakeAsync(turns, stopping);
        using var child = stopping.IsCancellationRequested ? null : Start();
        if (child is null) return -1;

        await WatchAsync(child, turn, stopping);
        var code = await child.Exited;
        await child.StopAsync(TimeSpan.Zero); // whatever it forked
        ledger.Remove(child.Id);
        process = null;
        return code;
    }

    /// <summary>Null when it was closed before it could start.</summary>
    private ChildProcess? Start()
    {
        lock (gate)
        {
            if (stopped) return null;

            State = ResourceState.Starting;
            process = ChildProcess.Start(command(), log.Add);
            ledger.Add(name, process.Entry, process.Stop);
            return process;
        }
    }

    private ChildProcess? Close()
    {
        lock (gate)
        {
            stopped = true;
            return process;
        }
    }

    /// <summary>Follows its health until it ends; others may start when it is up.</summary>
    private async Task WatchAsync(ChildProcess child, StartTurn turn, CancellationToken stopping)
    {
        if (IsJob) return;

        while (!child.Exited.IsCompleted && !stopping.IsCancellationRequested)
        {
            var healthy = health is null || await health(stopping);
            if (healthy)
            {
                State = ResourceState.Running;
                turn.Give();
                if (ready.TrySetResult()) ConsoleLog.Say($"{name} is ready{(address is null ? "" : $" at {address}")}");
                if (health is null || watching == Watching.UntilReady) return;
            }
            else if (State == ResourceState.Running)
            {
                State = ResourceState.Unhealthy;
            }

            var pause = healthy ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(200);
            await Task.WhenAny(child.Exited, Task.Delay(pause, stopping));
        }
    }

    private void Finish(int code, CancellationToken stopping)
    {
        State = code == 0 ? ResourceState.Finished : stopping.IsCancellationRequested ? ResourceState.Stopped : ResourceState.Failed;
        if (!IsJob) State = ResourceState.Stopped;
        if (State == ResourceState.Failed) ConsoleLog.Say($"{name} failed with exit code {code}");
        ended.TrySetResult(code);
    }
}
