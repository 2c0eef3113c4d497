using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal sealed record UnopenedApproval(
    Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, UnopenedClaimant Claimant, long Total,
    DateTimeOffset SubmittedAt);

internal sealed record UnopenedClaimant(Guid Id, string Name, string? Department);

/// <summary>
/// Claims submitted for over a minute without a sign of an approval, oldest first. Empty when all is well. Asked of
/// claims and not of workflow, because a message that was lost on the way is just what workflow does not know of.
/// </summary>
internal static class ListUnopenedApprovals
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder unopened) => unopened
        .MapGet("", Handle)
        .WithName(nameof(ListUnopenedApprovals))
        .RequirePermission(Permissions.WorkflowAdmin);

    private static async Task<Ok<Page<UnopenedApproval>>> Handle(
        Paging page, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var rows = await Rows(db, clock.GetUtcNow() - Overdue, Cursor.Read<DateTimeOffset, Guid>(page.After))
            .Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, page.Limit, row => Cursor.Of(row.SubmittedAt.UtcDateTime, row.ClaimId)));
    }

    internal static IQueryable<UnopenedApproval> Rows(
        ClaimsDbContext db, DateTimeOffset before, (DateTimeOffset At, Guid Id)? seen)
    {
        var waiting = db.Claims.AsNoTracking().Where(claim =>
            claim.State == ClaimState.Submitted && claim.Standing == null && claim.SubmittedAt < before);
        if (seen is var (at, last))
            waiting = waiting.Where(claim => claim.SubmittedAt >= at
                && (claim.SubmittedAt > at || claim.Id > new ClaimId(last)));
        return waiting.OrderBy(claim => claim.SubmittedAt).ThenBy(claim => claim.Id).Select(claim => new UnopenedApproval(
            claim.Id.Value, claim.ContentVersion, claim.Number!, claim.Title,
            new UnopenedClaimant(claim.ClaimantId.Value, claim.ClaimantName, claim.DepartmentName), claim.Total,
            claim.SubmittedAt!.Value));
    }
}
