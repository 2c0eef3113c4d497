using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Claims;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <param name="ContentVersion">The submission that is taken back.</param>
internal sealed record WithdrawalBeforeApproval(long ContentVersion);

/// <summary>
/// The claimant takes a claim back of which no approval is known yet. Claims knows whose it is and passes the request
/// on; workflow decides it under its lock when it comes to know the claim.
/// </summary>
internal static class RequestWithdrawal
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{id:guid}/withdrawal", Handle)
        .WithName(nameof(RequestWithdrawal))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Accepted, NotFound, ProblemHttpResult>> Handle(
        Guid id, WithdrawalBeforeApproval request, Caller caller, ClaimsDbContext db, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.ContentVersion < 1)
            return new FieldErrors().Add("contentVersion", "content_version_invalid").ToProblem();
        var claim = await db.OwnAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();

        var again = claim.AskedBackVersion == request.ContentVersion;
        if (claim.AskBack(request.ContentVersion) is { } refusal) return refusal.ToProblem();
        if (!again)
        {
            db.Announce(new WithdrawalRequested(
                id, claim.ContentVersion, claim.ClaimantId.Value, clock.Now()));
            db.Record(
                nameof(RequestWithdrawal), "expense-claim", id.ToString(), claim.Number,
                after: new { claim.ContentVersion });
            await db.SaveChangesAsync();
        }

        return TypedResults.Accepted($"/api/v1/claims/{id}");
    }
}
