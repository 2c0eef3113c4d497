namespace Seisan.Contracts.Audit;

/// <summary>
/// One line of the operation log, announced in the transaction of the change it tells of, so that none can be missing.
/// </summary>
/// <param name="EntryId">Made by the service that announces; the same entry is never counted twice.</param>
/// <param name="PersonId">The user who acted; null when the platform itself did.</param>
/// <param name="OnBehalfOf">The person for whom it was done, or null.</param>
/// <param name="Address">The network address of the person, as the gateway saw it.</param>
/// <param name="Operation">The feature's name: <c>SubmitClaim</c>.</param>
/// <param name="TargetKind">What was acted on: <c>expense-claim</c>.</param>
/// <param name="TargetLabel">What people call it: the claim number, the employee's code.</param>
/// <param name="Before">JSON of what was, or null.</param>
/// <param name="After">JSON of what is, or null.</param>
public sealed record AuditRecorded(
    Guid EntryId, DateTimeOffset At, string Service, Guid? PersonId, string? SignInId, string? PersonName,
    Guid? OnBehalfOf, string? Address, string Operation, string TargetKind, string TargetId, string? TargetLabel,
    string? Before, string? After, string CorrelationId, string? TraceId);
