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
/// The claimant takes a submitted claim back. 404 for a submission that is not here, whether it is on its way or
/// somebody else's: <c>POST /api/v1/claims/{id}/withdrawal</c> takes the wish until the approval is known.
/// </summary>
internal static class WithdrawClaim
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder withdrawals) => withdrawals
        .MapPost("", Handle)
        .WithName(nameof(WithdrawClaim));

    private static async Task<Results<Ok<ApprovalStanding>, NotFound, ProblemHttpResult>> Handle(
        WithdrawalRequest request, Caller caller, WorkflowDbContext db, Withdrawals withdrawals, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.ContentVersion < 1)
            return new FieldErrors().Add("contentVersion", "content_version_invalid").ToProblem();
        if (caller.EmployeeId is not { } employee)
            return WorkflowRefusal.NoEmployee.ToProblem();

        var (claim, me) = (new ClaimId(request.ClaimId), new EmployeeId(employee));
        var latest = await db.Submissions.AsNoTracking().Where(one => one.ClaimId == claim)
            .OrderByDescending(one => one.ContentVersion).FirstOrDefaultAsync(ct);
        if (latest is null)
            return TypedResults.NotFound();
        if (latest.ClaimantId != me)
            return await MaySeeAsync(db, claim, me, caller, ct)
                ? WorkflowRefusal.NotYourClaim.ToProblem()
                : TypedResults.NotFound();
        if (request.ContentVersion > latest.ContentVersion)
            return TypedResults.NotFound();
        if (request.ContentVersion < latest.ContentVersion)
            return Refusal.Stale.ToProblem();

        var submission = (await db.LockSubmissionAsync(claim, request.ContentVersion, ct))!;
        var (approval, refusal) = await withdrawals.TakeBackAsync(submission, me, clock.GetUtcNow(), ct);
        if (approval is null)
            return refusal!.ToProblem();
        db.Record(
            nameof(WithdrawClaim), "expense-claim", claim.ToString(), approval.ClaimNumber,
            after: new { contentVersion = request.ContentVersion });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ApprovalStanding(approval.Id.Value, approval.State, null));
    }

    private static async Task<bool> MaySeeAsync(
        WorkflowDbContext db, ClaimId claim, EmployeeId me, Caller caller, CancellationToken ct) =>
        caller.Has(Permissions.ClaimsReadAll)
        || await db.Approvals.AnyAsync(
            one => one.ClaimId == claim && one.Steps.Any(step => step.Approvers.Any(approver => approver.EmployeeId == me)), ct);
}
