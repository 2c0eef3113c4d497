using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>One stage of an approval. Any one of its approvers decides it.</summary>
public sealed class ApprovalStep : ITenantOwned
{
    /// <summary>The approver the route names was the claimant or vacant.</summary>
    public const string MovedUp = "moved_up";

    private readonly List<StepApprover> _approvers = [];

    private ApprovalStep()
    {
    }

    internal ApprovalStep(ApprovalId approval, int number, PlannedStep plan)
    {
        (ApprovalId, Number, Name, Note) = (approval, number, plan.Name, plan.MovedUp ? MovedUp : null);
        _approvers.AddRange(plan.Approvers.Select(one => new StepApprover(approval, number, one.Id, one.Name)));
    }

    public TenantId TenantId { get; private init; }
    public ApprovalId ApprovalId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>A code that says why the step stands where it does, or null.</summary>
    public string? Note { get; private init; }

    public StepState State { get; private set; }
    public DateTimeOffset? RequestedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public EmployeeId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public string? Comment { get; private set; }
    public IReadOnlyList<StepApprover> Approvers => _approvers;

    public StepApprover? Find(EmployeeId employee) => _approvers.Find(one => one.EmployeeId == employee);

    internal void Open(DateTimeOffset now)
    {
        (State, RequestedAt) = (StepState.Open, now);
        _approvers.ForEach(one => one.Wait(now));
    }

    internal void Close(Decision decision, StepApprover by, string? comment, DateTimeOffset now)
    {
        State = decision switch
        {
            Decision.Approve => StepState.Approved,
            Decision.SendBack => StepState.SentBack,
            _ => StepState.Rejected,
        };
        (DecidedAt, DecidedBy, DecidedByName) = (now, by.EmployeeId, by.Name);
        Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        _approvers.ForEach(one => one.Wait(null));
    }

    internal void Cancel()
    {
        State = StepState.Cancelled;
        _approvers.ForEach(one => one.Wait(null));
    }
}

public enum StepState
{
    Next,
    Open,
    Approved,
    SentBack,
    Rejected,
    Cancelled,
}
