using System.Diagnostics;

namespace Seisan.LocalRunner.Running;

/// <summary>All resources while they run: starts them as their waits allow and stops each before what it uses.</summary>
internal sealed class Platform : IDisposable
{
    private readonly DataFolder data;
    private readonly HealthProbe probe = new();
    private readonly Dictionary<IResource, ResourceRun> runs = [];

    public Platform(IReadOnlyList<IResource> resources, DataFolder data)
    {
        this.data = data;
        var shown = resources.Where(resource => resource is not ParameterResource).ToList();
        ConsoleLog.Width = shown.Max(resource => resource.Name.Length + (resource.Plan.Replicas > 1 ? 2 : 0));
        foreach (var resource in shown)
        {
            var run = RunOf(resource);
            run.Arm();
            runs.Add(resource, run);
        }
    }

    public DataFolder Data => data;

    public IEnumerable<ResourceRun> Runs => runs.Values;

    /// <summary>What a process is told of where to report what it logs, traces and measures.</summary>
    public IReadOnlyDictionary<string, string> Exporting { get; set; } = new Dictionary<string, string>();

    /// <inheritdoc cref="StartCheck.MakeAsync"/>
    public Task CheckAsync(CancellationToken ct) => StartCheck.MakeAsync(runs.Keys, ct);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var gate = new SemaphoreSlim(Environment.ProcessorCount + 1);
        var watch = Stopwatch.StartNew();
        var running = Task.WhenAll(runs.Values.Select(run => run.RunAsync(resource => runs[resource], gate, stopping)));
        await AnnounceAsync(watch, stopping);
        await Task.WhenAny(Task.Delay(Timeout.Infinite, stopping));

        ConsoleLog.Say("stopping");
        await StopInOrderAsync();
        await running;
        ConsoleLog.Say("stopped");
    }

    public void Dispose() => probe.Dispose();

    public void StopAtOnce()
    {
        foreach (var instance in runs.Values.SelectMany(run => run.Instances)) instance.StopAtOnce();
    }

    /// <summary>Says once when all is up, or when what can start has started and something failed.</summary>
    private async Task AnnounceAsync(Stopwatch watch, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (runs.Values.All(run => run.IsUp))
            {
                ConsoleLog.Say($"ready in {watch.Elapsed.TotalSeconds:0.0} s");
                return;
            }

            if (runs.Values.Any(run => run.HasFailed) && runs.Values.All(run => run.IsUp || run.HasFailed))
            {
                Environment.ExitCode = 1;
                ConsoleLog.Say($"not ready: {string.Join(", ", runs.Values.Where(run => run.HasFailed).Select(run => run.Resource.Name))} failed");
                return;
            }

            await Task.WhenAny(Task.Delay(100, stopping));
        }
    }

    /// <summary>Wave by wave: whatever nobody running uses any more.</summary>
    private async Task StopInOrderAsync()
    {
        var left = runs.Values.ToList();
        while (left.Count > 0)
        {
            var wave = left.Where(run => !left.Exists(other => other != run && Needs(other.Resource, run.Resource))).ToList();
            if (wave.Count == 0) wave = left;
            await Task.WhenAll(wave.SelectMany(run => run.Instances).Select(instance => instance.StopAsync()));
            left = left.Except(wave).ToList();
        }
    }

    private static bool Needs(IResource resource, IResource other) =>
        resource.Plan.Uses.Contains(other) || resource.Plan.Waits.Exists(wait => wait.For == other);

    private ResourceRun RunOf(IResource resource) => resource switch
    {
        ServerResource { IsExternal: true } => new(resource, [], null),
        ServerResource server => new(resource, [InstanceOf(server)], server.Server.PrepareAsync),
        PostgresDatabaseResource database => new(resource, [], database.CreateAsync),
        ProcessResource process => new(resource, [.. Enumerable.Range(0, process.Plan.Replicas).Select(replica => InstanceOf(process, replica))], RefuseTakenPorts(process)),
        _ => throw new NotSupportedException($"{resource.Name} is of a kind that cannot be run."),
    };

    private Instance InstanceOf(ServerResource resource) => new(
        resource.Name, null, () => resource.Server.Command, _ => resource.Server.IsReadyAsync(CancellationToken.None), Watching.UntilReady, Log(resource.Name), data.Ledger);

    private Instance InstanceOf(ProcessResource resource, int replica)
    {
        var name = resource.Plan.Replicas > 1 ? $"{resource.Name}-{replica}" : resource.Name;
        var address = resource.Plan.Endpoints is [var first, ..] ? first.UrlOf(replica) : null;
        return new(
            name, address, () => ProcessEnvironment.CommandOf(resource, replica, Exporting), probe.For(resource, replica),
            resource.IsJob ? Watching.Job : Watching.Always, Log(name), data.Ledger);
    }

    private static ConsoleLog Log(string name) => new(name);

    // between our look at all ports and its turn to start somebody may have taken its port
    private static Func<CancellationToken, Task> RefuseTakenPorts(ProcessResource resource) => _ =>
        StartCheck.TakenPort(resource) is { } reason ? throw new InvalidOperationException(reason) : Task.CompletedTask;
}
