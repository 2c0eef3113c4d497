namespace Seisan.Claims.Domain;

/// <summary>How workflow ended a claim's approval, or why it could not open one.</summary>
/// <param name="ByName">Who decided; null when nobody could.</param>
/// <param name="Reason">A code, for an approval that was not opened.</param>
public sealed record Answer(
    Outcome Outcome, Guid? ById, string? ByName, string? Comment, string? Reason, DateTimeOffset At);

public enum Outcome
{
    Approved,
    SentBack,
    Rejected,
    Withdrawn,
    NotOpened,
}
