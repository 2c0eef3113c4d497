using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="ContentVersion">Of the claim as the person saw it; another one is answered with 412.</param>
/// <param name="Comment">Required to send back and to reject.</param>
/// <param name="Step">The step the person saw; when it is given the answer never falls on another one.</param>
internal sealed record DecisionRequest(Decision Decision, long ContentVersion, string? Comment = null, int? Step = null);

/// <param name="Step">The step that is open now, or null when the approval has ended.</param>
internal sealed record ApprovalStanding(Guid Id, ApprovalState State, int? Step);

/// <summary>An approver answers the open step: approve, send back or reject.</summary>
internal static class DecideApproval
{
    internal const int LongestComment = 2000;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder approvals) => approvals
        .MapPost("/{id:guid}/decisions", Handle)
        .WithName(nameof(DecideApproval));

    private static async Task<Results<Ok<ApprovalStanding>, NotFound, ProblemHttpResult>> Handle(
        Guid id, DecisionRequest request, Caller caller, WorkflowDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request) is { Any: true } errors) return errors.ToProblem();
        var approval = await db.LockVisibleAsync(id, caller, ct);
        if (approval is null) return TypedResults.NotFound();
        if (db.Decide(approval, request, caller, clock.GetUtcNow()) is { } refusal) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ApprovalStanding(id, approval.State, approval.OpenStep?.Number));
    }

    /// <summary>The approval, if the caller may see it; nobody else decides on it until the use case ends.</summary>
    internal static async Task<Approval?> LockVisibleAsync(
        this WorkflowDbContext db, Guid id, Caller caller, CancellationToken ct)
    {
        var approval = await db.LockApprovalAsync(new ApprovalId(id), ct);
        EmployeeId? me = caller.EmployeeId is { } employee ? new EmployeeId(employee) : null;
        return approval is not null && approval.IsVisibleTo(me, caller.Has(Permissions.ClaimsReadAll)) ? approval : null;
    }

    /// <summary>Decides, announces and records, to be saved; a refusal leaves everything as it was.</summary>
    internal static Refusal? Decide(
        this WorkflowDbContext db, Approval approval, DecisionRequest request, Caller caller, DateTimeOffset now)
    {
        if (caller.EmployeeId is not { } employee) return WorkflowRefusal.NoEmployee;

        var step = approval.OpenStep;
        if (approval.Decide(
                request.Decision, new EmployeeId(employee), request.Comment, request.ContentVersion, request.Step, now) is { } refusal)
            return refusal;

        Announce(db, approval, step!);
        db.Record(
            OperationOf(request.Decision), "expense-claim", approval.ClaimId.ToString(), approval.ClaimNumber,
            after: new
            {
                approvalId = approval.Id.Value, step = step!.Number, stepName = step.Name, step.Comment, approval.ContentVersion,
            });
        return null;
    }

    private static void Announce(WorkflowDbContext db, Approval approval, ApprovalStep decided)
    {
        db.Announce(Announcements.Decided(approval, decided));
        if (approval.State is ApprovalState.Open)
            db.Announce(Announcements.Requested(approval));
        else
            db.Announce(Announcements.Completed(
                approval, decided.DecidedBy!.Value, decided.DecidedByName!, decided.Comment, decided.DecidedAt!.Value));
    }

    private static FieldErrors Check(DecisionRequest request)
    {
        var errors = new FieldErrors();
        if (request.ContentVersion < 1)
            errors.Add("contentVersion", "content_version_invalid");
        if (request.Decision is not Decision.Approve && string.IsNullOrWhiteSpace(request.Comment))
            errors.Add("comment", "comment_required");
        if (request.Comment?.Length > LongestComment)
            errors.Add("comment", "comment_too_long", LongestComment);
        return errors;
    }

    private static string OperationOf(Decision decision) => decision switch
    {
        Decision.Approve => "ApproveClaim",
        Decision.SendBack => "SendBackClaim",
        _ => "RejectClaim",
    };
}
