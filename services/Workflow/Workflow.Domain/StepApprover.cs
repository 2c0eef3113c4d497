using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>Someone who may decide a step.</summary>
public sealed class StepApprover : ITenantOwned
{
    private StepApprover()
    {
    }

    internal StepApprover(ApprovalId approval, int step, EmployeeId employee, string name) =>
        (ApprovalId, Step, EmployeeId, Name) = (approval, step, employee, name);

    public TenantId TenantId { get; private init; }
    public ApprovalId ApprovalId { get; private init; }
    public int Step { get; private init; }
    public EmployeeId EmployeeId { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>Since when the step waits for this person; null while it does not.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    internal void Wait(DateTimeOffset? since) => WaitingSince = since;
}
