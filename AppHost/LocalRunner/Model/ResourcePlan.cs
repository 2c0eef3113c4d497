namespace Seisan.LocalRunner;

/// <summary>What a resource needs and how it is watched.</summary>
public sealed class ResourcePlan
{
    /// <summary>Each names a variable and computes its value for one process when that process starts; null leaves it out.</summary>
    internal List<(string Name, Func<ProcessResource, string?> Value)> Environment { get; } = [];

    internal List<string> Arguments { get; } = [];

    internal List<Endpoint> Endpoints { get; } = [];

    internal List<Wait> Waits { get; } = [];

    /// <summary>Resources whose addresses it is told.</summary>
    internal List<IResource> References { get; } = [];

    /// <summary>Resources it refers to in any way; they are stopped after it.</summary>
    internal List<IResource> Uses { get; } = [];

    internal (string Path, string? Endpoint)? HealthCheck { get; set; }

    internal int Replicas { get; set; } = 1;
}

/// <param name="ExitCode">The exit code to wait for; null waits until the resource is healthy.</param>
internal sealed record Wait(IResource For, int? ExitCode);
