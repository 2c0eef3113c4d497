using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>
/// A claimant asked claims for a claim back before its submission arrived here. It wins when the submission comes, if that names
/// the same claim, version and claimant; otherwise it never has an effect.
/// </summary>
public sealed class EarlyWithdrawal : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required ClaimId ClaimId { get; init; }
    public required long ContentVersion { get; init; }
    public required EmployeeId EmployeeId { get; init; }
    public required DateTimeOffset At { get; init; }
}
