using System.Net.Sockets;

namespace Seisan.LocalRunner;

/// <summary>The verbs that say what a resource needs and offers.</summary>
public static class ResourceSettings
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Set(name, _ => value ?? "", value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Set(name, _ => parameter.Resource.Value, $"{{{parameter.Resource.Name}.value}}");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment
    {
        builder.Resource.Plan.Uses.Add(endpointReference.Resource);
        return builder.Set(
            name, _ => endpointReference.Url, $"{{{endpointReference.Resource.Name}.bindings.{endpointReference.EndpointName}.url}}");
    }

    /// <summary>Hands over <c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = $"ConnectionStrings__{connectionName ?? source.Resource.Name}";
        builder.Resource.Plan.Uses.Add(source.Resource);
        if (source.Resource is PostgresDatabaseResource database)
        {
            builder.Set($"{name}_relay", database.RelayConnectionStringFor, null);
        }

        return builder.Set(name, source.Resource.ConnectionStringFor, $"{{{source.Resource.Name}.connectionString}}");
    }

    /// <summary>Hands over <c>services__name__scheme__0</c>, and one more for each further replica.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        builder.Resource.Plan.Uses.Add(source.Resource);
        builder.Resource.Plan.References.Add(source.Resource);
        return builder;
    }

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Resource.Plan.Arguments.AddRange(args);
        return builder;
    }

    /// <param name="env">A variable that tells the process its port.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool isProxied = true,
        bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        scheme ??= "tcp";
        builder.Resource.Plan.Endpoints.Add(new(name ?? scheme, scheme, port, targetPort ?? (isProxied ? null : port), env) { IsExternal = isExternal ?? false });
        return builder;
    }

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    public static IResourceBuilder<T> WithHttpsEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "https", name, env, isProxied);

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Plan.Endpoints.Where(endpoint => endpoint.Scheme is "http" or "https"))
        {
            endpoint.IsExternal = true;
        }

        return builder;
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(
            builder.Resource,
            builder.Resource.Plan.Endpoints.Find(endpoint => endpoint.Name == name)
                ?? throw new InvalidOperationException($"{builder.Resource.Name} has no endpoint {name}."));

    /// <summary>The resource is healthy while a GET answers 200.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        builder.Resource.Plan.HealthCheck = (path ?? "/", endpointName);
        return builder;
    }

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Plan.Replicas = replicas;
        return builder;
    }

    /// <summary>Starts when the other runs and, where it has a health check, is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Plan.Waits.Add(new(dependency.Resource, null));
        return builder;
    }

    /// <summary>Starts when the other has ended with <paramref name="exitCode"/>, and never when it ended otherwise.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Plan.Waits.Add(new(dependency.Resource, exitCode));
        return builder;
    }

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, Func<ProcessResource, string?> value, string? expression)
        where T : IResourceWithEnvironment
    {
        builder.Resource.Plan.Environment.Add(new(name, value, expression));
        return builder;
    }
}
