namespace Seisan.Contracts.Workflow;

/// <summary>A step of an approval waits for the people named. One event for each step that opens.</summary>
/// <param name="Note">A code that says why the step stands where it does (<c>moved_up</c>), or null.</param>
public sealed record ApprovalRequested(
    Guid ApprovalId, Guid ClaimId, long ContentVersion, string ClaimNumber, string ClaimTitle, Guid ClaimantId,
    string ClaimantName, long Total, int Step, int StepCount, string StepName, IReadOnlyList<Guid> ApproverIds,
    string? Note, DateTimeOffset RequestedAt);

/// <summary>One approver gave an answer.</summary>
/// <param name="Decision"><c>approved</c>, <c>sent_back</c>, <c>rejected</c>.</param>
public sealed record StepDecided(
    Guid ApprovalId, Guid ClaimId, long ContentVersion, int Step, string StepName, string Decision, Guid DecidedBy,
    string DecidedByName, string? Comment, DateTimeOffset DecidedAt);

/// <summary>The approval ended. Claims follows this and nothing else.</summary>
/// <param name="Outcome"><c>approved</c>, <c>sent_back</c>, <c>rejected</c>, <c>withdrawn</c>.</param>
public sealed record ApprovalCompleted(
    Guid ApprovalId, Guid ClaimId, long ContentVersion, string ClaimNumber, string ClaimTitle, Guid ClaimantId,
    string Outcome, Guid DecidedBy, string DecidedByName, string? Comment, DateTimeOffset CompletedAt);

/// <summary>No approval could be opened: the claim becomes a draft again and keeps its number.</summary>
/// <param name="Reason">A code: <c>no_route</c>, <c>nobody_may_decide</c>.</param>
/// <param name="Step">The name of the step without an approver, or null.</param>
public sealed record ApprovalNotOpened(
    Guid ClaimId, long ContentVersion, string ClaimNumber, string ClaimTitle, Guid ClaimantId, string Reason,
    string? Step, DateTimeOffset At);
