using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

internal sealed record RouteCreated(Guid Id, int Version);

/// <summary>A new route in its first version.</summary>
internal static class CreateRoute
{
    private const int MostRoutes = 200;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("", Handle)
        .WithName(nameof(CreateRoute));

    private static async Task<Results<Created<RouteCreated>, ProblemHttpResult>> Handle(
        RouteRequest request, Caller caller, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await request.CheckAsync(db, ct) is { Any: true } errors) return errors.ToProblem();
        if (await db.Routes.CountAsync(ct) >= MostRoutes)
            return new Refusal("too_many_routes", null, MostRoutes).ToProblem();

        var now = clock.GetUtcNow();
        var route = new ApprovalRoute(new RouteId(Guid.CreateVersion7(now)));
        var version = route.Change(request.ToDefinition(), caller.Name ?? "", now);
        db.Routes.Add(route);
        db.RouteVersions.Add(version);
        db.Record(nameof(CreateRoute), "approval-route", route.Id.ToString(), version.Definition.Name, after: version.Definition);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/api/v1/approval-routes/{route.Id}", new RouteCreated(route.Id.Value, version.Number));
    }
}
