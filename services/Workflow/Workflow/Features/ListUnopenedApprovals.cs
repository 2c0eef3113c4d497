using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

internal sealed record UnopenedApproval(
    Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, PersonView Claimant, long Total,
    DateTimeOffset SubmittedAt);

/// <summary>Claims submitted for over a minute that still have no approval, oldest first. Empty when all is well.</summary>
internal static class ListUnopenedApprovals
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder unopened) => unopened
        .MapGet("", Handle)
        .WithName(nameof(ListUnopenedApprovals));

    private static async Task<Ok<Page<UnopenedApproval>>> Handle(
        Paging page, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var rows = await Overdues(db, clock.GetUtcNow() - Overdue, Cursor.Read<DateTimeOffset, Guid>(page.After))
            .Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, page.Limit, row => Cursor.Of(row.SubmittedAt.UtcDateTime, row.ClaimId)));
    }

    internal static IQueryable<UnopenedApproval> Overdues(
        WorkflowDbContext db, DateTimeOffset before, (DateTimeOffset At, Guid Id)? seen)
    {
        var pending = db.Submissions.Where(one => one.State == SubmissionState.Pending && one.SubmittedAt < before);
        if (seen is var (at, last))
            pending = pending.Where(one => one.SubmittedAt >= at
                && (one.SubmittedAt > at || one.ClaimId > new ClaimId(last)));
        return pending.OrderBy(one => one.SubmittedAt).ThenBy(one => one.ClaimId).Select(one => new UnopenedApproval(
            one.ClaimId.Value, one.ContentVersion, one.ClaimNumber, one.Title,
            new PersonView(one.ClaimantId.Value, one.ClaimantName, null), one.Total, one.SubmittedAt));
    }
}
