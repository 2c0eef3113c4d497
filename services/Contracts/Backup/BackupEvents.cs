namespace Seisan.Contracts.Backup;

/// <summary>A backup of the whole platform was restored on a server of its own and found the same.</summary>
/// <param name="Label">What the engine calls it.</param>
/// <param name="MomentAt">The moment that was restored and compared.</param>
/// <param name="Size">Bytes of the databases.</param>
/// <param name="Seconds">From its beginning to its proof.</param>
[NobodyListensYet]
public sealed record BackupVerified(Guid BackupId, string Label, DateTimeOffset MomentAt, DateTimeOffset VerifiedAt, long Size, double Seconds);

/// <summary>A backup was not made, or is not to be relied on; or the log of the database is no longer handed over.</summary>
/// <param name="BackupId">Null where it is the log.</param>
/// <param name="Problem">A code: <c>engine</c>, <c>differs</c>, <c>log_not_archived</c> …</param>
/// <param name="Detail">What the engine said, for operators.</param>
public sealed record BackupFailed(Guid? BackupId, string Problem, string? Detail, DateTimeOffset FailedAt);
