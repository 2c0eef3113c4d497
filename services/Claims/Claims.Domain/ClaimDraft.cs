namespace Seisan.Claims.Domain;

/// <summary>What a claimant typed; null or empty where nothing was typed yet.</summary>
public sealed record ClaimDraft(
    string Title, IReadOnlyList<DraftReceipt> Receipts, IReadOnlyList<DraftLine> Lines,
    IReadOnlyList<string> ConfirmedWarnings);

public sealed record DraftReceipt(
    Guid Id, Guid? EvidenceId, string? Payee, string? InvoiceNumber, DateOnly? IssuedOn);

public sealed record DraftLine(
    Guid Id, Guid? ReceiptId, DateOnly? Date, Guid? CategoryId, long? Amount, Guid? TaxCategoryId, string? Payee,
    string? InvoiceNumber, Guid? ProjectId, string? Memo, Leg? Leg = null);
