using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>
/// What a claimant typed, as a whole: saving replaces everything below the header. A draft may be incomplete (null
/// where nothing was typed yet); submission judges.
/// </summary>
/// <param name="Form">
/// <c>expense</c> (where it is null) or <c>transport</c>: chosen when a claim is created, kept after.
/// </param>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Receipts">At most 300.</param>
/// <param name="Lines">At most 300, in the order shown; they are numbered from 1.</param>
/// <param name="ConfirmedWarnings">The <c>key</c> of each warning that the claimant has read and confirms.</param>
[NamesEmptyRows]
internal sealed record ClaimContent(
    string? Title = null, IReadOnlyList<ReceiptContent>? Receipts = null, IReadOnlyList<LineContent>? Lines = null,
    IReadOnlyList<string>? ConfirmedWarnings = null, string? Form = null);

/// <param name="Id">Chosen by the client, unique within the claim; lines refer to it.</param>
/// <param name="EvidenceId">The stored image, uploaded by the claimant; null for a receipt without one.</param>
/// <param name="Payee">Holds for its lines that name none. At most 100 characters.</param>
/// <param name="InvoiceNumber">As printed; holds for its lines that name none. At most 40 characters.</param>
internal sealed record ReceiptContent(
    Guid Id, Guid? EvidenceId = null, string? Payee = null, string? InvoiceNumber = null, DateOnly? IssuedOn = null);

/// <param name="Id">The id of a saved line, or null for a new one.</param>
/// <param name="ReceiptId">One of the receipts of this claim; a line without one is a document of its own.</param>
/// <param name="Date">Between 2000-01-01 and a year from today.</param>
/// <param name="Amount">Tax included, whole yen, from 1 to 9,999,999,999.</param>
/// <param name="TaxCategoryId">Null: the tax category of the expense category.</param>
/// <param name="Memo">At most 500 characters.</param>
/// <param name="Leg">
/// The journey, in the form <c>transport</c> only; the amount is computed from it and may not be sent.
/// </param>
internal sealed record LineContent(
    Guid? Id = null, Guid? ReceiptId = null, DateOnly? Date = null, Guid? CategoryId = null, long? Amount = null,
    Guid? TaxCategoryId = null, string? Payee = null, string? InvoiceNumber = null, Guid? ProjectId = null,
    string? Memo = null, LegContent? Leg = null);

/// <param name="From">A station or place, at most 60 characters.</param>
/// <param name="To">At most 60 characters.</param>
/// <param name="Via">At most 60 characters.</param>
/// <param name="Means"><c>train</c>, <c>bus</c>, <c>ship</c>, <c>plane</c>, <c>taxi</c>, <c>car</c>.</param>
/// <param name="Fare">One way, tax included, whole yen, from 1 to 9,999,999.</param>
/// <param name="RoundTrip">The fare counts twice.</param>
internal sealed record LegContent(
    string? From = null, string? To = null, string? Via = null, string? Means = null, long? Fare = null,
    bool RoundTrip = false);
