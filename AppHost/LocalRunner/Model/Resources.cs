using Seisan.LocalRunner.Servers;

namespace Seisan.LocalRunner;

/// <summary>A named resource.</summary>
public abstract class Resource(string name) : IResource
{
    public string Name => name;

    public ResourcePlan Plan { get; } = new();
}

/// <summary>A program of ours, started as one process or several.</summary>
public abstract class ProcessResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal abstract string Command { get; }

    internal abstract IReadOnlyList<string> FirstArguments { get; }

    internal abstract string WorkingDirectory { get; }

    /// <summary>What listens is kept running; what does not is a job that ends.</summary>
    internal bool IsJob => Plan.Endpoints.Count == 0;
}

/// <summary>Any program that is installed.</summary>
public sealed class ExecutableResource(string name, string command, string workingDirectory) : ProcessResource(name)
{
    internal override string Command => command;

    internal override IReadOnlyList<string> FirstArguments => [];

    internal override string WorkingDirectory => workingDirectory;
}

/// <summary>A .NET project of the solution, started from what the build made of it.</summary>
public sealed class ProjectResource(string name, IProjectMetadata project) : ProcessResource(name), IResourceWithServiceDiscovery
{
    internal override string Command => "dotnet";

    internal override IReadOnlyList<string> FirstArguments => [project.AssemblyPath];

    internal override string WorkingDirectory => Path.GetDirectoryName(project.ProjectPath)!;

    internal string ProjectPath => project.ProjectPath;
}

/// <summary>A server of a third party; an external one where its connection string is given.</summary>
public abstract class ServerResource(string name, string? external) : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    private IServer? server;

    public string ConnectionString => external ?? Server.ConnectionString;

    internal bool IsExternal => external is not null;

    internal IServer Server => server ??= Create();

    public string ConnectionStringFor(ProcessResource process) => ConnectionString;

    internal abstract IServer Create();

    /// <summary>Why the server of the given connection string cannot be used; null when it can.</summary>
    /// <param name="all">What is to run on it.</param>
    internal Task<string?> CheckExternalAsync(IEnumerable<IResource> all, CancellationToken ct) => CheckAsync(ConnectionString, all, ct);

    private protected abstract Task<string?> CheckAsync(string given, IEnumerable<IResource> all, CancellationToken ct);
}

public sealed class RabbitMQServerResource(string name, string? external, string folder, int? port, string user, ParameterResource password)
    : ServerResource(name, external)
{
    internal ParameterResource Password => password;

    internal override IServer Create() => new RabbitMqServer(folder, port ?? Processes.FreePort.Take(), user, password.Value);

    private protected override Task<string?> CheckAsync(string given, IEnumerable<IResource> all, CancellationToken ct) =>
        ExternalServer.CheckRabbitMqAsync(given, ct);
}

public sealed class RedisResource(string name, string? external, string folder, int? port, ParameterResource password)
    : ServerResource(name, external)
{
    internal ParameterResource Password => password;

    internal override IServer Create() => new RedisServer(folder, port ?? Processes.FreePort.Take(), password.Value);

    private protected override Task<string?> CheckAsync(string given, IEnumerable<IResource> all, CancellationToken ct) =>
        ExternalServer.CheckRedisAsync(given, ct);
}

public sealed class PostgresServerResource(string name, string? external, string folder, int? port, ParameterResource password)
    : ServerResource(name, external)
{
    internal ParameterResource Password => password;

    internal override IServer Create() => new PostgresServer(folder, port ?? Processes.FreePort.Take(), password.Value);

    private protected override Task<string?> CheckAsync(string given, IEnumerable<IResource> all, CancellationToken ct) =>
        ExternalServer.CheckPostgresAsync(given, all.OfType<PostgresDatabaseResource>().Where(one => one.Parent == this), ct);
}
