using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>One submitted claim on its way along a route. Decisions are made one at a time, under its row lock.</summary>
public sealed class Approval : ITenantOwned
{
    private readonly List<ApprovalStep> _steps = [];

    private Approval()
    {
    }

    private Approval(ApprovalId id, Submission claim, string? departmentName, string[] searchTerms, DateTimeOffset now)
    {
        (Id, ClaimId, ContentVersion, ClaimNumber) = (id, claim.ClaimId, claim.ContentVersion, claim.ClaimNumber);
        (ClaimantId, ClaimantName, DepartmentName) = (claim.ClaimantId, claim.ClaimantName, departmentName);
        (Form, Title, Total, LineCount) = (claim.Form, claim.Title, claim.Total, claim.LineCount);
        (SubmittedAt, OpenedAt, SearchTerms) = (claim.SubmittedAt, now, searchTerms);
    }

    public TenantId TenantId { get; private init; }
    public ApprovalId Id { get; private init; }
    public uint Version { get; private set; }
    public ClaimId ClaimId { get; private init; }
    public long ContentVersion { get; private init; }
    public string ClaimNumber { get; private init; } = "";
    public EmployeeId ClaimantId { get; private init; }
    public string ClaimantName { get; private init; } = "";
    public string? DepartmentName { get; private init; }
    public string Form { get; private init; } = "";
    public string Title { get; private init; } = "";
    public long Total { get; private init; }
    public int LineCount { get; private init; }
    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public RouteId? RouteId { get; private init; }

    /// <summary>The version of the route it was opened on; later versions do not touch it.</summary>
    public int? RouteVersion { get; private init; }

    public string? RouteName { get; private init; }
    public ApprovalState State { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public string[] SearchTerms { get; private init; } = [];

    /// <summary>In the order of their numbers, from 1.</summary>
    public IReadOnlyList<ApprovalStep> Steps => _steps;

    public ApprovalStep? OpenStep => _steps.Find(step => step.State is StepState.Open);

    public static Approval Open(
        ApprovalId id, Submission claim, string? departmentName, RouteId route, int routeVersion, string routeName,
        RoutePlan plan, string[] searchTerms, DateTimeOffset now)
    {
        var approval = new Approval(id, claim, departmentName, searchTerms, now)
        {
            RouteId = route, RouteVersion = routeVersion, RouteName = routeName,
        };
        approval._steps.AddRange(plan.Steps.Select((step, index) => new ApprovalStep(id, index + 1, step)));
        approval._steps[0].Open(now);
        return approval;
    }

    /// <summary>The claimant had taken the claim back before anybody could be asked.</summary>
    public static Approval TakenBackBefore(
        ApprovalId id, Submission claim, string? departmentName, string[] searchTerms, DateTimeOffset now) =>
        new(id, claim, departmentName, searchTerms, now) { State = ApprovalState.Withdrawn, CompletedAt = now };

    /// <summary>One approver's answer to the open step, given on the content they saw.</summary>
    /// <param name="step">The step the person saw, where they say so: an answer never falls on the next one.</param>
    public Refusal? Decide(
        Decision decision, EmployeeId by, string? comment, long contentVersion, int? step, DateTimeOffset now)
    {
        if (contentVersion != ContentVersion) return Refusal.Stale;
        if (OpenStep is not { } open) return WorkflowRefusal.NotOpen(State);
        if (by == ClaimantId) return WorkflowRefusal.OwnClaim;
        if (step is { } seen && seen != open.Number) return WorkflowRefusal.StepMovedOn;
        if (open.Find(by) is not { } approver) return WorkflowRefusal.NotYourStep;
        if (decision is not Decision.Approve && string.IsNullOrWhiteSpace(comment))
            return WorkflowRefusal.CommentRequired;

        open.Close(decision, approver, comment, now);
        if (decision is Decision.Approve && _steps.Find(next => next.Number == open.Number + 1) is { } following)
            following.Open(now);
        else
            Complete(ApprovalStates.After(decision), now);
        return null;
    }

    /// <summary>The claimant takes the claim back; possible until the last step is decided.</summary>
    public Refusal? Withdraw(EmployeeId by, long contentVersion, DateTimeOffset now)
    {
        if (by != ClaimantId) return WorkflowRefusal.NotYourClaim;
        if (contentVersion != ContentVersion) return Refusal.Stale;
        if (State is not ApprovalState.Open) return WorkflowRefusal.NotOpen(State);

        Complete(ApprovalState.Withdrawn, now);
        return null;
    }

    /// <summary>The claimant, everyone who decides or decided a step, and those who may read all claims.</summary>
    public bool IsVisibleTo(EmployeeId? employee, bool readsAll) =>
        readsAll || (employee is { } one && (one == ClaimantId || _steps.Exists(step => step.Find(one) is not null)));

    private void Complete(ApprovalState state, DateTimeOffset now)
    {
        OpenStep?.Cancel();
        (State, CompletedAt) = (state, now);
    }
}
