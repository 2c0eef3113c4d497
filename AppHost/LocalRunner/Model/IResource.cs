namespace Seisan.LocalRunner;

/// <summary>Something the platform consists of. The names of this folder's public types and methods, and the order of
/// their parameters, are those of <c>Aspire.Hosting</c>: the same <c>Program.cs</c> compiles against either.</summary>
public interface IResource
{
    string Name { get; }

    /// <summary>What <c>Program.cs</c> said about it.</summary>
    ResourcePlan Plan { get; }
}

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithArgs : IResource;

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithWaitSupport : IResource;

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string for a process; known once the resource is ready.</summary>
    string ConnectionStringFor(ProcessResource process);
}

/// <summary>One resource while the model is being written.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    T Resource { get; }
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T>
    where T : IResource;
