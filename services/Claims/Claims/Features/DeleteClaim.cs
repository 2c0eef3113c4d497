using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class DeleteClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapDelete("/{id:guid}", Handle)
        .WithName(nameof(DeleteClaim))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var claim = await db.OwnAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();
        if (!seen.Matches(claim.Version)) return Refusal.Stale.ToProblem();
        if (claim.Delete() is { } refusal) return refusal.ToProblem();

        // Lines, receipts and history go with it: the foreign keys cascade.
        db.Claims.Remove(claim);
        db.Record(nameof(DeleteClaim), "expense-claim", claim.Id.ToString(), before: claim.Gist());
        await db.SaveChangesAsync();

        return TypedResults.NoContent();
    }
}
