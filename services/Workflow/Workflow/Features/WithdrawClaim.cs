using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="ContentVersion">The submission that is taken back.</param>
internal sealed record WithdrawalRequest(Guid ClaimId, long ContentVersion);

/// <summary>
/// The claimant takes a submitted claim back. 202 when the submission has not arrived here yet: the withdrawal is kept
/// and wins when it does, if the caller is the claimant. A claim of nobody in this tenant is answered the same way,
/// since the two cannot be told apart here; such a withdrawal never has an effect.
/// </summary>
internal static class WithdrawClaim
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder withdrawals) => withdrawals
        .MapPost("", Handle)
        .WithName(nameof(WithdrawClaim));

    private static async Task<Results<Ok<ApprovalStanding>, Accepted, NotFound, ProblemHttpResult>> Handle(
        WithdrawalRequest request, Caller caller, WorkflowDbContext db, ApprovalOpener opener, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.ContentVersion < 1)
            return new FieldErrors().Add("contentVersion", "content_version_invalid").ToProblem();
        if (caller.EmployeeId is not { } employee)
            return WorkflowRefusal.NoEmployee.ToProblem();

        var (claim, me) = (new ClaimId(request.ClaimId), new EmployeeId(employee));
        await db.LockClaimAsync(claim, ct);
        var latest = await db.Submissions.AsNoTracking().Where(one => one.ClaimId == claim)
            .OrderByDescending(one => one.ContentVersion).FirstOrDefaultAsync(ct);
        if (latest is null || (latest.ClaimantId == me && request.ContentVersion > latest.ContentVersion))
        {
            await KeepAsync(db, claim, request.ContentVersion, me, clock.GetUtcNow(), ct);
            return TypedResults.Accepted((string?)null);
        }

        if (latest.ClaimantId != me)
            return await MaySeeAsync(db, claim, me, caller, ct)
                ? WorkflowRefusal.NotYourClaim.ToProblem()
                : TypedResults.NotFound();
        if (request.ContentVersion < latest.ContentVersion)
            return Refusal.Stale.ToProblem();
        return await TakeBackAsync(claim, request.ContentVersion, me, db, opener, clock.GetUtcNow(), ct) switch
        {
            (_, { } refusal) => refusal.ToProblem(),
            var (approval, _) => TypedResults.Ok(new ApprovalStanding(approval!.Id.Value, approval.State, null)),
        };
    }

    private static async Task<(Approval? Approval, Refusal? Refusal)> TakeBackAsync(
        ClaimId claim, long version, EmployeeId me, WorkflowDbContext db, ApprovalOpener opener, DateTimeOffset now,
        CancellationToken ct)
    {
        var submission = (await db.LockSubmissionAsync(claim, version, ct))!;
        if (submission.State is SubmissionState.NotOpened)
            return (null, WorkflowRefusal.NeverOpened);
        if (submission.State is SubmissionState.Pending)
        {
            var ended = opener.TakeBack(submission);
            Record(db, claim, submission.ClaimNumber, version);
            await db.SaveChangesAsync(ct);
            return (ended, null);
        }

        var id = await db.Approvals.Where(one => one.ClaimId == claim && one.ContentVersion == version)
            .Select(one => one.Id).SingleAsync(ct);
        var approval = (await db.LockApprovalAsync(id, ct))!;
        if (approval.Withdraw(me, version, now) is { } refusal)
            return (null, refusal);
        db.Announce(Announcements.Completed(approval, me, approval.ClaimantName, null, now));
        Record(db, claim, approval.ClaimNumber, version);
        await db.SaveChangesAsync(ct);
        return (approval, null);
    }

    private static async Task KeepAsync(
        WorkflowDbContext db, ClaimId claim, long version, EmployeeId me, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.EarlyWithdrawals.AnyAsync(
            one => one.ClaimId == claim && one.ContentVersion == version && one.EmployeeId == me, ct))
            return;
        db.EarlyWithdrawals.Add(new EarlyWithdrawal { ClaimId = claim, ContentVersion = version, EmployeeId = me, At = now });
        Record(db, claim, null, version);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<bool> MaySeeAsync(
        WorkflowDbContext db, ClaimId claim, EmployeeId me, Caller caller, CancellationToken ct) =>
        caller.Has(Permissions.ClaimsReadAll)
        || await db.Approvals.AnyAsync(
            one => one.ClaimId == claim && one.Steps.Any(step => step.Approvers.Any(approver => approver.EmployeeId == me)), ct);

    private static void Record(WorkflowDbContext db, ClaimId claim, string? number, long version) =>
        db.Record(nameof(WithdrawClaim), "expense-claim", claim.ToString(), number, after: new { contentVersion = version });
}
