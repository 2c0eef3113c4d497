namespace Seisan.Claims.Features;

/// <summary>The claim is with its approvers.</summary>
internal sealed record SubmittedClaim(
    Guid Id, string Number, string State, long ContentVersion, DateTimeOffset SubmittedAt);

/// <summary>One step of a claim's life, oldest first.</summary>
/// <param name="Kind">
/// <c>created</c>, <c>submitted</c>, <c>step_opened</c>, <c>step_approved</c>, <c>step_sent_back</c>,
/// <c>step_rejected</c>, <c>approved</c>, <c>sent_back</c>, <c>rejected</c>, <c>withdrawn</c>, <c>not_opened</c>.
/// </param>
internal sealed record HistoryEntry(
    DateTimeOffset At, string Kind, long ContentVersion, int? Step, string? StepName, Guid? PersonId,
    string? PersonName, string? Comment, string? Reason);
