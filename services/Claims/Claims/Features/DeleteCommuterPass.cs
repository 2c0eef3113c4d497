using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>
/// Takes a pass away that was registered by mistake. One that has ended is given its last day instead, so that
/// journeys of its time stay deducted.
/// </summary>
internal static class DeleteCommuterPass
{
    public static void Map(IEndpointRouteBuilder passes) => passes
        .MapDelete("/{id:guid}", Handle)
        .WithName(nameof(DeleteCommuterPass))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var pass = await db.OwnPassAsync(id, caller, ct);
        if (pass is null) return TypedResults.NotFound();
        if (!seen.Matches(pass.Version)) return Refusal.Stale.ToProblem();

        db.Passes.Remove(pass);
        db.Record(
            nameof(DeleteCommuterPass), "commuter-pass", pass.Id.ToString(), pass.Label(), before: pass.Gist());
        await db.SaveChangesAsync();

        return TypedResults.NoContent();
    }
}
