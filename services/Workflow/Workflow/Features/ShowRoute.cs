using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="Versions">Newest first; the first is in force.</param>
internal sealed record RouteWithVersions(Guid Id, IReadOnlyList<RouteView> Versions);

/// <summary>A route with every version it ever had. The ETag is for the next change.</summary>
internal static class ShowRoute
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(ShowRoute));

    private static async Task<Results<Ok<RouteWithVersions>, NotFound>> Handle(
        Guid id, WorkflowDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var route = await db.Routes.AsNoTracking().SingleOrDefaultAsync(one => one.Id == new RouteId(id), ct);
        if (route is null)
            return TypedResults.NotFound();
        var versions = await db.RouteVersions.AsNoTracking().Where(one => one.RouteId == route.Id)
            .OrderByDescending(one => one.Number).Take(200).ToListAsync(ct);
        http.SetETag(route.Version);
        return TypedResults.Ok(new RouteWithVersions(
            id, await RouteView.OfAsync(versions, db, JapanTime.Today(clock), ct)));
    }
}
