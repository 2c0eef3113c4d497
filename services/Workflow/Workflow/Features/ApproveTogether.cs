using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="Approvals">At most a hundred, each once.</param>
internal sealed record ApproveTogetherRequest(IReadOnlyList<SeenApproval> Approvals);

/// <param name="ContentVersion">Of the claim as the person saw it.</param>
/// <param name="Step">The step the person saw; when it is given the answer never falls on another one.</param>
internal sealed record SeenApproval(Guid ApprovalId, long ContentVersion, int? Step = null);

/// <param name="Outcomes">One for each approval that was named, in the same order.</param>
internal sealed record ApprovedTogether(IReadOnlyList<RowOutcome> Outcomes);

/// <param name="Code">Null: approved. Else why not: <c>stale_version</c>, <c>not_your_step</c>, <c>approval_unknown</c> …</param>
/// <param name="Message">The same as a sentence.</param>
/// <param name="State">Where the approval stands now; null for one that the caller cannot see.</param>
internal sealed record RowOutcome(
    Guid ApprovalId, string? ClaimNumber, bool Approved, string? Code, string? Message, ApprovalState? State, int? Step);

/// <summary>
/// An approver approves several claims at once. Each is judged by itself, under its own lock: what is refused stays as it
/// is and undoes nothing of the others. Only approving is done together: sending back and rejecting need a reason each.
/// </summary>
internal static class ApproveTogether
{
    private const int Most = 100;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder approvals) => approvals
        .MapPost("/decisions", Handle)
        .WithName(nameof(ApproveTogether));

    private static async Task<Results<Ok<ApprovedTogether>, ProblemHttpResult>> Handle(
        ApproveTogetherRequest request, Caller caller, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request) is { Any: true } errors) return errors.ToProblem();

        // In the order of their ids: two who approve the same claims wait for each other and never in a circle.
        var outcomes = new Dictionary<Guid, RowOutcome>();
        foreach (var seen in request.Approvals.OrderBy(seen => seen.ApprovalId))
            outcomes[seen.ApprovalId] = await ApproveAsync(seen, caller, db, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ApprovedTogether([.. request.Approvals.Select(seen => outcomes[seen.ApprovalId])]));
    }

    private static async Task<RowOutcome> ApproveAsync(
        SeenApproval seen, Caller caller, WorkflowDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var approval = await db.LockVisibleAsync(seen.ApprovalId, caller, ct);
        if (approval is null)
            return Refused(seen.ApprovalId, null, WorkflowRefusal.Unknown);
        var refusal = db.Decide(approval, new DecisionRequest(Decision.Approve, seen.ContentVersion, null, seen.Step), caller, now);
        return refusal is null
            ? new RowOutcome(
                seen.ApprovalId, approval.ClaimNumber, true, null, null, approval.State, approval.OpenStep?.Number)
            : Refused(seen.ApprovalId, approval, refusal);
    }

    private static RowOutcome Refused(Guid id, Approval? approval, Refusal refusal) => new(
        id, approval?.ClaimNumber, false, refusal.Code, RefusalTexts.Describe(refusal.Code, refusal.Arguments), approval?.State,
        approval?.OpenStep?.Number);

    private static FieldErrors Check(ApproveTogetherRequest request)
    {
        var errors = new FieldErrors();
        if (request.Approvals.Count == 0) errors.Add("approvals", "required");
        if (request.Approvals.Count > Most) errors.Add("approvals", "too_many_approvals", Most);
        var known = new HashSet<Guid>();
        foreach (var (n, seen) in request.Approvals.Index())
        {
            if (seen.ContentVersion < 1) errors.Add($"approvals[{n}].contentVersion", "content_version_invalid");
            if (!known.Add(seen.ApprovalId)) errors.Add($"approvals[{n}].approvalId", "named_twice");
        }

        return errors;
    }
}
