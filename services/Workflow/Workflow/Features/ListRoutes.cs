using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>
/// The routes in the order in which they are asked; those found by their name, their steps or a person named in one.
/// There are few, so they come in one page.
/// </summary>
internal static class ListRoutes
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", Handle)
        .WithName(nameof(ListRoutes));

    private static async Task<Ok<Page<RouteView>>> Handle(
        string? text, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var current = await Current(db).ToListAsync(ct);
        var views = await RouteView.OfAsync(
            [.. current.OrderBy(one => one.Definition.Position).ThenBy(one => one.RouteId.Value)], db,
            JapanTime.Today(clock), ct);
        var terms = Bigrams.Query(text);
        return TypedResults.Ok(new Page<RouteView>([.. views.Where(view => IsFound(view, terms))], null));
    }

    private static bool IsFound(RouteView route, string[] terms) =>
        terms is [] || terms.All(Bigrams.Of([route.Name, .. route.Steps.SelectMany(Texts)]).Contains);

    private static string?[] Texts(RouteStepView step) => [step.Name, step.Approver.Person?.Code, step.Approver.Person?.Name];

    internal static IQueryable<RouteVersion> Current(WorkflowDbContext db) =>
        db.Routes.AsNoTracking().Join(
            db.RouteVersions.AsNoTracking(), route => new { route.TenantId, route.Id, Number = route.CurrentVersion },
            version => new { version.TenantId, Id = version.RouteId, version.Number }, (route, version) => version);
}
