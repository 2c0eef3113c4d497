namespace Seisan.Contracts.Accounting;

/// <summary>
/// Accounting took an approval back: the claim is its claimant's again, keeps its number, and comes back, if at all, by a
/// new submission.
/// </summary>
/// <param name="ContentVersion">The submission whose approval was taken back.</param>
/// <param name="ClaimantId">The employee whose claim it is.</param>
/// <param name="Reason">What the claimant is to know, as it was typed.</param>
/// <param name="ReopenedBy">The employee who did it, or the user where that is none.</param>
/// <param name="EntryNumber">The entry that reverses the posting, or null where nothing was posted.</param>
public sealed record ClaimReopened(
    Guid ClaimId, long ContentVersion, string ClaimNumber, string ClaimTitle, Guid ClaimantId, string Reason, Guid ReopenedBy,
    string ReopenedByName, DateTimeOffset ReopenedAt, long? EntryNumber = null);
