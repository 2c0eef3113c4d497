using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>Saves a draft as it stands, also while its claimant types.</summary>
internal static class SaveClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPut("/{id:guid}", Handle)
        .WithName(nameof(SaveClaim))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<ClaimView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, ClaimContent content, Caller caller, ClaimsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        var now = clock.Now();
        var claim = await db.OwnAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();
        var errors = content.Check(claim.Form, JapanTime.DateOf(now));
        if (content.Form is { } form && form != Words.Of(claim.Form)) errors.Add("form", "form_stays");
        if (errors.Any) return errors.ToProblem();
        if (!seen.Matches(claim.Version)) return Refusal.Stale.ToProblem();

        var before = claim.Gist();
        var draft = content.ToDraft(() => Guid.CreateVersion7(now));
        var masters = await db.MastersOfAsync(caller, claim.ClaimantId.Value, claim.Form, draft, now, ct);
        if (masters.Claimant(claim.ClaimantId) is not { } claimant) return ClaimRefusal.EmployeeUnknown.ToProblem();
        if (claim.Write(draft, claimant, masters.Of, masters.Rounding, now) is { } refusal)
            return refusal.ToProblem();

        db.Index(claim);
        db.Record(nameof(SaveClaim), "expense-claim", claim.Id.ToString(), claim.Number, before, claim.Gist());
        await db.SaveChangesAsync();

        http.SetETag(claim.Version);
        return TypedResults.Ok(await db.ViewAsync(claim, caller, ct));
    }
}
