namespace Seisan.Web.Claims;

// The answers of the claims service that the pages read; services/Claims describes them.

public sealed record ClaimView(
    Guid Id, string? Number, string Form, string State, string Title, uint Version, long ContentVersion, bool Own, bool Editable,
    bool Deletable, Claimant Claimant, long Total, long Tax, IReadOnlyList<TaxView> Taxes,
    IReadOnlyList<ReceiptView> Receipts, IReadOnlyList<LineView> Lines, IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<string> ConfirmedWarnings, ApprovalView? Approval, bool AskedBack, AnswerView? Answer, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt)
{
    public const string Transport = "transport";

    /// <summary>The place of a receipt among those of the claim, from 1; null for a line without one.</summary>
    public int? NumberOf(Guid? receiptId)
    {
        for (var at = 0; at < Receipts.Count; at++)
        {
            if (Receipts[at].Id == receiptId) return at + 1;
        }

        return null;
    }
}

public sealed record Claimant(Guid Id, string Name, string? DepartmentName);

public sealed record TaxView(int RatePercent, long Gross, long Tax);

public sealed record ReceiptView(
    Guid Id, Guid? EvidenceId, string? FileName, string? ContentType, string? Payee, string? InvoiceNumber,
    DateOnly? IssuedOn);

public sealed record LineView(
    Guid Id, int Number, Guid? ReceiptId, DateOnly? Date, Guid? CategoryId, string? CategoryName, string? AccountName,
    long? Amount, Guid? TaxCategoryId, string? TaxCategoryName, int? RatePercent, string? Payee,
    string? InvoiceNumber, Guid? ProjectId, string? ProjectName, string? Memo, LegView? Leg);

public sealed record LegView(
    string? From, string? To, string? Via, string? Means, long? Fare, bool RoundTrip, long? Gross, long Deducted,
    PassSection? Pass)
{
    /// <summary>The commuter pass that covers the whole journey.</summary>
    public string? OnPass => Pass is { Whole: true } ? Pass.Name : null;
}

public sealed record PassSection(string From, string To, bool Whole)
{
    public string Name => $"{From}–{To}";
}

public sealed record WarningView(string Field, string Code, string Key, string Message, bool Confirmed);

public sealed record ApprovalView(int Step, int StepCount, string StepName, DateTimeOffset RequestedAt);

public sealed record AnswerView(string Outcome, string? ByName, string? Comment, string? Reason, DateTimeOffset At);

internal sealed record UnopenedApproval(
    Guid ClaimId, string ClaimNumber, string Title, Claimant Claimant, long Total, DateTimeOffset SubmittedAt);

public sealed record HistoryEntry(
    DateTimeOffset At, string Kind, long ContentVersion, int? Step, string? StepName, string? PersonName,
    string? Comment, string? Reason);

public sealed record ClaimSummary(
    Guid Id, string? Number, string Form, string State, string Title, string ClaimantName, string? DepartmentName, long Total,
    int LineCount, int ReceiptCount, DateOnly? From, DateOnly? To, string? StepName, DateTimeOffset UpdatedAt,
    DateTimeOffset? SubmittedAt);
