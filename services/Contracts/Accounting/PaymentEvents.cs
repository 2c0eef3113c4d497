namespace Seisan.Contracts.Accounting;

/// <summary>The money of these claims was transferred; up to 200 of one payment run.</summary>
/// <param name="RunNumber">What accounting calls the run.</param>
/// <param name="PaidOn">The day of the transfer, in Japan.</param>
public sealed record PaymentResultRecorded(
    Guid RunId, string RunNumber, DateOnly PaidOn, DateTimeOffset RecordedAt, IReadOnlyList<PaidClaim> Claims);

/// <param name="ContentVersion">The submission that was approved and is paid.</param>
/// <param name="ClaimantId">The employee who was paid.</param>
/// <param name="Total">Yen.</param>
public sealed record PaidClaim(
    Guid ClaimId, long ContentVersion, Guid? ClaimantId = null, string? ClaimNumber = null, string? ClaimTitle = null,
    long? Total = null);
