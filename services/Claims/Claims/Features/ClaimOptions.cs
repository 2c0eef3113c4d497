namespace Seisan.Claims.Features;

/// <summary>What a claimant can choose from on a day.</summary>
/// <param name="Claimant">The caller as an employee; null when the employee is not known here (yet).</param>
/// <param name="TaxRounding"><c>floor</c>, <c>half_up</c>, <c>ceil</c>.</param>
internal sealed record ClaimOptions(
    ClaimantView? Claimant, string TaxRounding, IReadOnlyList<CategoryOption> Categories,
    IReadOnlyList<TaxOption> TaxCategories, IReadOnlyList<ProjectOption> Projects);

/// <param name="TaxCategoryId">The default of its lines.</param>
/// <param name="ReceiptRequired">A line needs a receipt with an image before it can be submitted.</param>
internal sealed record CategoryOption(
    Guid Id, string Code, string Name, string NameEn, string? AccountName, Guid TaxCategoryId, int? RatePercent,
    bool ReceiptRequired);

internal sealed record TaxOption(Guid Id, string Code, string Name, string NameEn, int RatePercent, string Kind);

internal sealed record ProjectOption(Guid Id, string Code, string Name, string NameEn);

/// <summary>A counterparty as a suggestion for a payee.</summary>
internal sealed record PayeeSuggestion(Guid Id, string Code, string Name, string? InvoiceNumber);
