using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Http;

public static class Api
{
    private static readonly ConcurrentDictionary<string, AuthorizationPolicy> Policies = new();

    /// <summary>A group of routes whose calls each run in one transaction of the caller's tenant.</summary>
    public static RouteGroupBuilder MapApi<TContext>(this IEndpointRouteBuilder routes, string prefix)
        where TContext : ServiceDbContext =>
        routes.MapGroup(prefix)
            .AddEndpointFilter<RouteGroupBuilder, UseCaseFilter<TContext>>()
            .WithTags(prefix.Split('/')[^1])
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>Who may call: the one policy of the route, or of all routes of a group.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.RequireAuthorization(Policies.GetOrAdd(permission, one => new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser().RequireClaim("perm", one).Build()));
        builder.Add(endpoint => endpoint.Metadata.Add(new AsksFor(permission)));
        return builder;
    }

    /// <summary>The answer is written while its rows are read, in a second transaction after the use case is committed.</summary>
    public static TBuilder StreamsItsAnswer<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new StreamsItsAnswer()));
        return builder;
    }

    /// <summary>The route reads its body itself, once: nothing puts it on a disk for a second reading.</summary>
    public static TBuilder TakesItsBodyItself<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new TakesItsBodyItself()));
        return builder;
    }

    /// <summary>The answer shows a secret once: where it is kept under an idempotency key, it is kept sealed.</summary>
    public static TBuilder AnswersWithASecret<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new AnswersWithASecret()));
        return builder;
    }
}

/// <summary>Marks a route whose answer no table may hold in the clear.</summary>
internal sealed class AnswersWithASecret;

/// <summary>Marks a route whose body is not buffered in front of it.</summary>
internal sealed class TakesItsBodyItself;

/// <summary>The permission a route asks for, as the API document tells it.</summary>
public sealed record AsksFor(string Permission);
