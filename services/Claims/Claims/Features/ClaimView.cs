namespace Seisan.Claims.Features;

/// <summary>A claim with everything below it. The <c>ETag</c> of the answer is its version.</summary>
/// <param name="Number"><c>EX-2026-000123</c>, drawn at the first submission and kept; a draft has none.</param>
/// <param name="Form"><c>expense</c>, <c>transport</c>.</param>
/// <param name="State"><c>draft</c>, <c>submitted</c>, <c>sent_back</c>, <c>approved</c>, <c>rejected</c>.</param>
/// <param name="Version">What <c>If-Match</c> must name (in quotes); covers the lines.</param>
/// <param name="ContentVersion">0 before the first submission; grows with each.</param>
/// <param name="Own">The caller is the claimant.</param>
/// <param name="Editable">The caller may save and submit it now.</param>
/// <param name="Deletable">The caller may delete it now: a draft that never got a number.</param>
/// <param name="Total">Tax included, yen.</param>
/// <param name="Tax">Sum of <see cref="Taxes"/>, yen.</param>
/// <param name="Approval">Where it stands while submitted; null before the approval opened.</param>
/// <param name="AskedBack">The claimant has asked to withdraw it, and workflow has not answered yet.</param>
/// <param name="Answer">The last final answer (sent back, rejected, withdrawn, approved, not opened), or null.</param>
internal sealed record ClaimView(
    Guid Id, string? Number, string Form, string State, string Title, uint Version, long ContentVersion, bool Own,
    bool Editable, bool Deletable, ClaimantView Claimant, long Total, long Tax, IReadOnlyList<TaxView> Taxes,
    IReadOnlyList<ReceiptView> Receipts, IReadOnlyList<LineView> Lines, IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<string> ConfirmedWarnings, ApprovalView? Approval, bool AskedBack, AnswerView? Answer, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt);

internal sealed record ClaimantView(Guid Id, string Name, Guid? DepartmentId, string? DepartmentName);

/// <summary>All documents of one rate together; tax was rounded once per document and rate, then added up.</summary>
internal sealed record TaxView(int RatePercent, long Gross, long Tax);

/// <param name="FileName">Of the evidence, once known here.</param>
/// <param name="ContentType">Of the evidence, once known here.</param>
internal sealed record ReceiptView(
    Guid Id, Guid? EvidenceId, string? FileName, string? ContentType, string? Payee, string? InvoiceNumber,
    DateOnly? IssuedOn);

/// <param name="RatePercent">Null while no category nor tax category is chosen, or an unknown one is.</param>
/// <param name="Payee">As typed on the line; the receipt's holds where it is null.</param>
internal sealed record LineView(
    Guid Id, int Number, Guid? ReceiptId, DateOnly? Date, Guid? CategoryId, string? CategoryName, string? AccountName,
    long? Amount, Guid? TaxCategoryId, string? TaxCategoryName, int? RatePercent, string? Payee,
    string? InvoiceNumber, Guid? ProjectId, string? ProjectName, string? Memo, LegView? Leg);

/// <summary>The journey of a line; the line's amount is <paramref name="Gross"/> less <paramref name="Deducted"/>.</summary>
/// <param name="Means"><c>train</c>, <c>bus</c>, <c>ship</c>, <c>plane</c>, <c>taxi</c>, <c>car</c>.</param>
/// <param name="Fare">One way, tax included, yen.</param>
/// <param name="Pass">The claimant's commuter pass that it meets.</param>
internal sealed record LegView(
    string? From, string? To, string? Via, string? Means, long? Fare, bool RoundTrip, long? Gross, long Deducted,
    PassSection? Pass);

/// <param name="Whole">The journey lies on it altogether and is deducted; otherwise only a part does.</param>
internal sealed record PassSection(string From, string To, bool Whole);

/// <summary>Something odd that does not stop a submission once the claimant has confirmed it.</summary>
/// <param name="Field">Path in the content: <c>lines[0].invoiceNumber</c>, <c>receipts[1].invoiceNumber</c>.</param>
/// <param name="Code"><c>invoice_number_check_digit</c>, <c>section_on_pass</c>.</param>
/// <param name="Key">Goes into <c>confirmedWarnings</c>; changes with the value it is about.</param>
internal sealed record WarningView(string Field, string Code, string Key, string Message, bool Confirmed);

internal sealed record ApprovalView(int Step, int StepCount, string StepName, DateTimeOffset RequestedAt);

/// <param name="Outcome"><c>approved</c>, <c>sent_back</c>, <c>rejected</c>, <c>withdrawn</c>, <c>not_opened</c>.</param>
/// <param name="Reason">For <c>not_opened</c>: <c>no_route</c>, <c>nobody_may_decide</c>.</param>
internal sealed record AnswerView(
    string Outcome, string? ByName, string? Comment, string? Reason, DateTimeOffset At);
