using Seisan.Kernel;

namespace Seisan.Documents.Access;

/// <summary>A claim was submitted with this evidence.</summary>
internal sealed class ClaimEvidence : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required Guid EvidenceId { get; init; }
    public required Guid ClaimId { get; init; }
}

/// <summary>An employee was asked to decide about the claim, and so may see its evidence from then on.</summary>
internal sealed class ClaimReader : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required Guid ClaimId { get; init; }
    public required Guid EmployeeId { get; init; }
}
