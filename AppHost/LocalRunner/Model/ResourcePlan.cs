namespace Seisan.LocalRunner;

/// <summary>What a resource needs and how it is watched.</summary>
public sealed class ResourcePlan
{
    internal List<Variable> Environment { get; } = [];

    internal List<string> Arguments { get; } = [];

    internal List<Endpoint> Endpoints { get; } = [];

    internal List<Wait> Waits { get; } = [];

    /// <summary>Resources whose addresses it is told.</summary>
    internal List<IResource> References { get; } = [];

    /// <summary>Resources it refers to in any way; they are stopped after it.</summary>
    internal List<IResource> Uses { get; } = [];

    internal (string Path, string? Endpoint)? HealthCheck { get; set; }

    internal int Replicas { get; set; } = 1;

    /// <summary>Whether a deployment would keep its data in a volume; here they always are kept.</summary>
    internal bool KeepsData { get; set; }
}

/// <summary>A variable of a process's environment.</summary>
/// <param name="Value">Its value for one process when that starts; null leaves it out.</param>
/// <param name="Expression">What a manifest says of it; null where only this runner sets it.</param>
internal sealed record Variable(string Name, Func<ProcessResource, string?> Value, string? Expression);

/// <param name="ExitCode">The exit code to wait for; null waits until the resource is healthy.</param>
internal sealed record Wait(IResource For, int? ExitCode);
