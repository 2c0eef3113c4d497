namespace Seisan.Claims.Features;

/// <summary>One row of a list of claims, newest first.</summary>
/// <param name="From">The earliest date of its lines.</param>
/// <param name="To">The latest date of its lines.</param>
/// <param name="StepName">The approval step it waits at, while submitted.</param>
internal sealed record ClaimSummary(
    Guid Id, string? Number, string Form, string State, string Title, Guid ClaimantId, string ClaimantName,
    string? DepartmentName, long Total, long Tax, int LineCount, int ReceiptCount, DateOnly? From, DateOnly? To,
    string? StepName, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt);
