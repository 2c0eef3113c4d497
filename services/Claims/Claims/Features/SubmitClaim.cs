using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class SubmitClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/{id:guid}/submission", Handle)
        .WithName(nameof(SubmitClaim))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<SubmittedClaim>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, Caller caller, ClaimsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var claim = await db.OwnAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();
        if (!seen.Matches(claim.Version)) return Refusal.Stale.ToProblem();

        var now = clock.Now();
        if (await RefreshAsync(claim, db, now, ct) is { } outdated) return outdated.ToProblem();
        if (claim.Gaps() is { Count: > 0 } gaps) return ToProblem(gaps);
        if (claim.Submit(await OwnedAsync(claim, caller, db, ct), now) is { } refusal) return refusal.ToProblem();

        db.Index(claim);
        db.KnowFares(claim);
        db.Moments.Add(new ClaimMoment(claim.TenantId, claim.Id, now, "submitted", claim.ClaimantId.Value,
            claim.ContentVersion, null, null, claim.ClaimantName, null, null));
        var number = await db.SaveSubmissionAsync(claim, caller);

        http.SetETag(claim.Version);
        return TypedResults.Ok(new SubmittedClaim(id, number, Words.Of(claim.State), claim.ContentVersion, now));
    }

    /// <summary>Names, codes and rates as the masters have them today; from now on they stay.</summary>
    private static async Task<Refusal?> RefreshAsync(
        ExpenseClaim claim, ClaimsDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var masters = await MasterSet.LoadAsync(db, claim.TenantId, claim.ClaimantId, claim.Form,
            claim.Lines.SelectMany(line => new[] { line.CategoryId, line.TaxCategoryId, line.ProjectId }),
            JapanTime.DateOf(now), ct);
        return masters.Claimant(claim.ClaimantId) is { } claimant
            ? claim.Refresh(claimant, masters.Of, masters.Rounding)
            : ClaimRefusal.EmployeeUnknown;
    }

    private static async Task<HashSet<Guid>> OwnedAsync(
        ExpenseClaim claim, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var named = claim.Receipts.Select(receipt => receipt.EvidenceId).OfType<Guid>().ToArray();
        if (named.Length == 0) return [];
        return await db.Evidence.Where(row => named.Contains(row.Id) && row.OwnerId == caller.UserId)
            .Select(row => row.Id).ToHashSetAsync(ct);
    }

    private static ProblemHttpResult ToProblem(IReadOnlyList<Gap> gaps)
    {
        var errors = new FieldErrors();
        foreach (var gap in gaps) errors.Add(gap.Field, gap.Code);
        return errors.ToProblem();
    }
}

/// <summary>The claim is with its approvers.</summary>
internal sealed record SubmittedClaim(
    Guid Id, string Number, string State, long ContentVersion, DateTimeOffset SubmittedAt);
