namespace Seisan.LocalRunner.Running;

/// <summary>A resource while the platform runs: waits for what it needs, starts its instances, tells when it is ready.</summary>
internal sealed class ResourceRun(IResource resource, IReadOnlyList<Instance> instances, Func<CancellationToken, Task>? prepare)
{
    private readonly TaskCompletionSource prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IResource Resource => resource;

    public IReadOnlyList<Instance> Instances => instances;

    public bool IsJob => resource is ProcessResource { IsJob: true };

    public bool HasFailed => failed.Task.IsCompleted || (IsJob && instances.Any(instance => instance.State == ResourceState.Failed));

    public bool IsUp => IsJob
        ? instances.All(instance => instance.State == ResourceState.Finished)
        : Ready.IsCompletedSuccessfully;

    /// <summary>What <c>WaitFor</c> waits for: all instances were healthy once.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>Instances under a resource that is no process.</summary>
    public string Kind => resource switch
    {
        ProjectResource => "project",
        ExecutableResource => "executable",
        ServerResource { IsExternal: true } => "external server",
        ServerResource => "server",
        _ => "database",
    };

    public void Arm() => Ready = instances.Count == 0 ? prepared.Task : Task.WhenAll(instances.Select(instance => instance.Ready));

    public async Task RunAsync(Func<IResource, ResourceRun> runOf, SemaphoreSlim gate, CancellationToken stopping)
    {
        try
        {
            foreach (var wait in resource.Plan.Waits)
            {
                if (await AwaitAsync(runOf(wait.For), wait.ExitCode, stopping) is { } reason)
                {
                    Fail(reason);
                    return;
                }
            }

            if (prepare is not null) await prepare(stopping);
            prepared.TrySetResult();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or Npgsql.NpgsqlException)
        {
            Fail(failure.Message);
            return;
        }

        var turn = resource is ProjectResource ? gate : null;
        await Task.WhenAll(instances.Select(instance => instance.RunAsync(turn, stopping)));
    }

    /// <summary>Null when the wait is over, else why it never will be.</summary>
    private static async Task<string?> AwaitAsync(ResourceRun other, int? exitCode, CancellationToken stopping)
    {
        var ended = Task.WhenAll(other.Instances.Select(instance => instance.Ended));
        var wanted = exitCode is null ? other.Ready : ended;
        await Task.WhenAny(wanted, other.failed.Task, Task.Delay(Timeout.Infinite, stopping));
        stopping.ThrowIfCancellationRequested();
        if (other.failed.Task.IsCompleted) return $"{other.Resource.Name}, which it waits for, did not start.";
        if (exitCode is null || (await ended).All(code => code == exitCode)) return null;
        return $"{other.Resource.Name}, which it waits for, ended with {string.Join(", ", await ended)}.";
    }

    private void Fail(string reason)
    {
        ConsoleLog.Say($"{resource.Name} did not start: {reason}");
        failed.TrySetResult();
        foreach (var instance in instances) instance.GiveUp(reason);
    }
}
