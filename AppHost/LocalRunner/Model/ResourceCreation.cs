using Microsoft.Extensions.Configuration;

namespace Seisan.LocalRunner;

/// <summary>The verbs that add a resource.</summary>
public static class ResourceCreation
{
    /// <summary>A value that must be given as <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(
            name, () => Given(builder, name) ?? throw new InvalidOperationException($"Parameter {name} has no value: set Parameters__{name}."), secret));

    /// <summary>A value that is generated when it is not given, and kept with the secrets when <paramref name="persist"/> is set.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var length = ((GenerateParameterDefault)value).MinLength;
        var secrets = Data(builder).Secrets;
        return builder.AddResource(new ParameterResource(
            name, () => Given(builder, name) ?? (persist ? secrets.Get(name, length) : Running.SecretStore.Generate(length)), secret) { GeneratedLength = length });
    }

    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null) =>
        builder.AddResource(new PostgresServerResource(
            name, External(builder, name), Data(builder).ServerFolder(name), port, Password(builder, name, password)));

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
        builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(
            name, databaseName ?? name, builder.Resource, Data(builder.ApplicationBuilder).Secrets));

    /// <summary>Data are always kept between runs; here for the manifest and because Aspire asks for it.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => Kept(builder);

    /// <inheritdoc cref="WithDataVolume(IResourceBuilder{PostgresServerResource}, string?, bool)"/>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => Kept(builder);

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null) =>
        builder.AddResource(new RabbitMQServerResource(
            name, External(builder, name), Data(builder).ServerFolder(name), port, userName?.Resource.Value ?? "seisan", Password(builder, name, password)));

    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null) =>
        builder.AddResource(new RedisResource(
            name, External(builder, name), Data(builder).ServerFolder(name), port, Password(builder, name, password)));

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() =>
        launchProfileName is null
            ? builder.AddResource(new ProjectResource(name, new TProject()))
            : throw new NotSupportedException("Launch profiles are not read: name endpoints and environment in the program.");

    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args)
    {
        var executable = builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory)));
        executable.Resource.Plan.Arguments.AddRange(args ?? []);
        return executable;
    }

    private static IResourceBuilder<T> Kept<T>(IResourceBuilder<T> builder)
        where T : ServerResource
    {
        builder.Resource.Plan.KeepsData = true;
        return builder;
    }

    private static ParameterResource Password(
        IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? given) =>
        (given ?? builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 32 }, secret: true, persist: true)).Resource;

    private static string? Given(IDistributedApplicationBuilder builder, string name) => builder.Configuration[$"Parameters:{name}"];

    private static string? External(IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration.GetConnectionString(name) is { Length: > 0 } given ? given : null;

    private static Running.DataFolder Data(IDistributedApplicationBuilder builder) => ((DistributedApplicationBuilder)builder).Data;
}
