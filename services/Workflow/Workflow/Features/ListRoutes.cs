using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>All routes in the order in which they are asked. There are few, so they come in one page.</summary>
internal static class ListRoutes
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", Handle)
        .WithName(nameof(ListRoutes));

    private static async Task<Ok<Page<RouteView>>> Handle(WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var current = await Current(db).ToListAsync(ct);
        var views = await RouteView.OfAsync(
            [.. current.OrderBy(one => one.Definition.Position).ThenBy(one => one.RouteId.Value)], db,
            JapanTime.Today(clock), ct);
        return TypedResults.Ok(new Page<RouteView>(views, null));
    }

    internal static IQueryable<RouteVersion> Current(WorkflowDbContext db) =>
        db.Routes.AsNoTracking().Join(
            db.RouteVersions.AsNoTracking(), route => new { route.TenantId, route.Id, Number = route.CurrentVersion },
            version => new { version.TenantId, Id = version.RouteId, version.Number }, (route, version) => version);
}
