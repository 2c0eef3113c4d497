namespace Seisan.Contracts.Claims;

/// <summary>
/// A claimant handed a claim to its approvers. From here on workflow decides; the claim is frozen.
/// </summary>
/// <param name="ContentVersion">Grows with each submission; a decision is valid only for the version it was made on.</param>
/// <param name="Form">The kind of claim: <c>expense</c>.</param>
/// <param name="Total">Tax included, yen.</param>
/// <param name="EvidenceIds">The receipts of the claim.</param>
public sealed record ClaimSubmitted(
    Guid ClaimId, string Number, long ContentVersion, Guid ClaimantId, string ClaimantName, Guid DepartmentId,
    string Form, string Title, long Total, int LineCount, DateTimeOffset SubmittedAt,
    IReadOnlyList<Guid> EvidenceIds);

/// <summary>The last approver agreed; the claim is ready for accounting.</summary>
[NobodyListensYet]
public sealed record ClaimApproved(
    Guid ClaimId, string Number, long ContentVersion, Guid ClaimantId, long Total, DateTimeOffset ApprovedAt);

/// <summary>
/// A claimant wants a claim back of which claims knows no approval yet. Workflow decides; what it decides comes back
/// as <c>ApprovalCompleted</c>.
/// </summary>
/// <param name="ContentVersion">The submission that is to be taken back.</param>
public sealed record WithdrawalRequested(
    Guid ClaimId, long ContentVersion, Guid ClaimantId, DateTimeOffset RequestedAt);
