namespace Seisan.Contracts.Claims;

/// <summary>
/// A claimant handed a claim to its approvers. From here on workflow decides; the claim is frozen.
/// </summary>
/// <param name="ContentVersion">Grows with each submission; a decision is valid only for the version it was made on.</param>
/// <param name="Form">The kind of claim: <c>expense</c>, <c>transport</c>.</param>
/// <param name="Total">Tax included, yen.</param>
/// <param name="EvidenceIds">The receipts of the claim.</param>
public sealed record ClaimSubmitted(
    Guid ClaimId, string Number, long ContentVersion, Guid ClaimantId, string ClaimantName, Guid DepartmentId,
    string Form, string Title, long Total, int LineCount, DateTimeOffset SubmittedAt,
    IReadOnlyList<Guid> EvidenceIds);

/// <summary>The last approver agreed; the claim is ready for accounting.</summary>
/// <param name="Total">Tax included, yen.</param>
/// <param name="DepartmentName">Where the claimant worked at the submission.</param>
/// <param name="Codings">Each category and tax of the lines once: a claim of 300 lines stays one message.</param>
/// <param name="Lines">With its coding, everything a journal entry is made of, in the claim's order.</param>
public sealed record ClaimApproved(
    Guid ClaimId, string Number, long ContentVersion, Guid ClaimantId, long Total, DateTimeOffset ApprovedAt,
    string? ClaimantName = null, string? Title = null, Guid? DepartmentId = null, string? DepartmentName = null,
    IReadOnlyList<LineCoding>? Codings = null, IReadOnlyList<ApprovedLine>? Lines = null);

/// <summary>What lines are posted to, as the masters called it when the claim was submitted.</summary>
/// <param name="AccountCode">The account of the category; null where it had none.</param>
/// <param name="TaxKind"><c>taxable</c>, <c>reduced</c>, <c>exempt</c> (非課税) or <c>out_of_scope</c> (対象外).</param>
/// <param name="PaymentMethod">Who paid: <c>employee</c> (立替).</param>
public sealed record LineCoding(
    Guid CategoryId, string CategoryName, string? AccountCode, string? AccountName, Guid TaxCategoryId, string TaxKind,
    int RatePercent, string PaymentMethod);

/// <summary>One expense.</summary>
/// <param name="Coding">Its place in <see cref="ClaimApproved.Codings"/>, from zero.</param>
/// <param name="Amount">Tax included, yen.</param>
/// <param name="Tax">The line's share of the tax of its receipt at its rate: the shares add up to what was computed once.</param>
/// <param name="Qualified">
/// A qualified-invoice number stands on the line or its receipt, or the law asks for none (公共交通機関特例).
/// </param>
public sealed record ApprovedLine(
    int Number, DateOnly Date, int Coding, long Amount, long Tax, bool Qualified, string? Payee);

/// <summary>
/// A claimant wants a claim back of which claims knows no approval yet. Workflow decides; what it decides comes back
/// as <c>ApprovalCompleted</c>.
/// </summary>
/// <param name="ContentVersion">The submission that is to be taken back.</param>
public sealed record WithdrawalRequested(
    Guid ClaimId, long ContentVersion, Guid ClaimantId, DateTimeOffset RequestedAt);
