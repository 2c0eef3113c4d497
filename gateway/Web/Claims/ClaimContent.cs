namespace Seisan.Web.Claims;

/// <summary>What is sent to the claims service: the typed text, read.</summary>
internal sealed record ClaimContent(
    string? Title, IReadOnlyList<ReceiptContent> Receipts, IReadOnlyList<LineContent> Lines,
    IReadOnlyCollection<string> ConfirmedWarnings, string? Form = null)
{
    /// <summary>
    /// A claim with nothing in it. Creating always sends this, so that a repeated creation is the same request and
    /// makes no second claim; what was typed follows as a save.
    /// </summary>
    public static readonly ClaimContent Nothing = new(null, [], [], []);
}

internal sealed record ReceiptContent(
    Guid Id, Guid? EvidenceId, string? Payee, string? InvoiceNumber, DateOnly? IssuedOn);

internal sealed record LineContent(
    Guid? Id, Guid? ReceiptId, DateOnly? Date, Guid? CategoryId, long? Amount, Guid? TaxCategoryId, string? Payee,
    string? InvoiceNumber, Guid? ProjectId, string? Memo, LegContent? Leg = null);

internal sealed record LegContent(
    string? From, string? To, string? Via, string? Means, long? Fare, bool RoundTrip);
