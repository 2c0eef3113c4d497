namespace Seisan.Contracts.Documents;

/// <summary>A receipt was stored: its bytes are encrypted in the object store and its hash is known.</summary>
/// <param name="OwnerId">The user who uploaded it.</param>
/// <param name="Sha256">Lower-case hex of the plain bytes.</param>
public sealed record EvidenceStored(
    Guid EvidenceId, Guid OwnerId, string FileName, string ContentType, long Size, string Sha256,
    DateTimeOffset StoredAt);
