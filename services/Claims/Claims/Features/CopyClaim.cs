using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>Begins a new draft with the lines of one of the caller's claims, whatever became of that.</summary>
internal static class CopyClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{id:guid}/copy", Handle)
        .WithName(nameof(CopyClaim))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Created<ClaimView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var source = await db.OwnAsync(id, caller, ct);
        if (source is null) return TypedResults.NotFound();

        var now = clock.Now();
        var (claim, refusal) = await db.BeginAsync(
            caller, source.Form, source.AsTemplate(() => Guid.CreateVersion7(now)), now, ct);
        if (claim is null) return refusal!.ToProblem();

        db.Record(
            nameof(CopyClaim), "expense-claim", claim.Id.ToString(), source.Number, new { CopyOf = id }, claim.Gist());
        await db.SaveChangesAsync();

        http.SetETag(claim.Version);
        return TypedResults.Created($"/api/v1/claims/{claim.Id}", await db.ViewAsync(claim, caller, ct));
    }
}
