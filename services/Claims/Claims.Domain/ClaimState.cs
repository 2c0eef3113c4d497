namespace Seisan.Claims.Domain;

/// <summary>Where a claim stands. Draft and sent back belong to the claimant, submitted to workflow.</summary>
public enum ClaimState
{
    Draft,
    Submitted,
    SentBack,
    Approved,
    Rejected,

    /// <summary>Approved and paid (支払済).</summary>
    Settled,
}
