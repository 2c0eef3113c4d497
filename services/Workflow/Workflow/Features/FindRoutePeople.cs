using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>Employees by code or name, for a step that names a person: the first few, by code.</summary>
internal static class FindRoutePeople
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people", Handle)
        .WithName(nameof(FindRoutePeople));

    private static async Task<Ok<Page<RoutePerson>>> Handle(
        string? text, Paging page, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var found = await Query(db, text).Take(page.Limit).ToListAsync(ct);
        return TypedResults.Ok(new Page<RoutePerson>(
            [.. found.Select(one => new RoutePerson(one.Id.Value, one.Code, one.On(today)?.Name ?? one.Code))], null));
    }

    internal static IQueryable<EmployeeCopy> Query(WorkflowDbContext db, string? text)
    {
        var terms = Bigrams.Query(text);
        var people = db.Employees.AsNoTracking();
        if (terms is not [])
            people = people.Where(one => terms.All(term => one.SearchTerms.Contains(term)));
        return people.OrderBy(one => one.Code);
    }
}
