using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>Adds a version that is in force from now on; approvals that run keep the version they began with.</summary>
internal static class ChangeRoute
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/{id:guid}/versions", Handle)
        .WithName(nameof(ChangeRoute));

    private static async Task<Results<Created<RouteCreated>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, RouteRequest request, Caller caller, WorkflowDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        var route = await db.Routes.SingleOrDefaultAsync(one => one.Id == new RouteId(id), ct);
        if (route is null) return TypedResults.NotFound();
        if (!seen.Matches(route.Version)) return Refusal.Stale.ToProblem();
        if (await request.CheckAsync(db, ct) is { Any: true } errors) return errors.ToProblem();

        var before = await db.RouteVersions.SingleAsync(
            one => one.RouteId == route.Id && one.Number == route.CurrentVersion, ct);
        var version = route.Change(request.ToDefinition(), caller.Name ?? "", clock.GetUtcNow());
        db.RouteVersions.Add(version);
        db.Record(
            nameof(ChangeRoute), "approval-route", route.Id.ToString(), version.Definition.Name, before.Definition,
            version.Definition);
        await db.SaveChangesAsync(ct);
        http.SetETag(route.Version);
        return TypedResults.Created($"/api/v1/approval-routes/{route.Id}", new RouteCreated(id, version.Number));
    }
}
