using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>The caller's own commuter passes, the last registered first.</summary>
internal static class ListCommuterPasses
{
    public static void Map(IEndpointRouteBuilder passes) => passes
        .MapGet("/", Handle)
        .WithName(nameof(ListCommuterPasses))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Ok<Page<PassView>>> Handle(
        Paging paging, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var rows = await Rows(db, new EmployeeId(caller.EmployeeId ?? Guid.Empty), paging).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(
            rows.ConvertAll(pass => PassView.Of(pass, today)), paging.Limit, row => Cursor.Of(row.Id)));
    }

    internal static IQueryable<CommuterPass> Rows(ClaimsDbContext db, EmployeeId employee, Paging paging)
    {
        var passes = db.PassesOf(employee).AsNoTracking();
        if (Cursor.TryRead<Guid>(paging.After, out var last)) passes = passes.Where(pass => pass.Id < last);
        return passes.OrderByDescending(pass => pass.Id).Take(paging.Limit + 1);
    }
}
