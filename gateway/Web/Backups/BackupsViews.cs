namespace Seisan.Web.Backups;

/// <summary>A backup as the service lists it.</summary>
internal sealed record BackupView(
    Guid Id, string Cause, string? OrderedBy, DateTimeOffset OrderedAt, string State, string? Stage, int Done, int Total,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? MomentAt, string? Label, long? Size, bool Kept, string? Problem)
{
    public bool UnderWay => State is "waiting" or "running";

    public string? Tone => State switch { "verified" => "ok", "failed" => "bad", "running" => "warn", _ => null };

    /// <summary>From its beginning to its end, in seconds.</summary>
    public double? Seconds => FinishedAt - StartedAt is { } took ? took.TotalSeconds : null;
}

internal sealed record BackupDetail(
    BackupView Backup, long? RepositorySize, double? CopySeconds, double? RestoreSeconds, int? Tables, long? Rows, int? Objects,
    long? ObjectBytes, IReadOnlyList<DatabaseRows> Databases, IReadOnlyList<Difference> Differences, IReadOnlyList<BrokenRule> BrokenRules,
    string? Detail);

internal sealed record DatabaseRows(string Database, int Tables, long Rows);

internal sealed record Difference(string Database, string Table, string? Column, string? Expected, string? Restored);

internal sealed record BrokenRule(string Rule, string Place);

internal sealed record BackupState(
    bool HasEngine, DateTimeOffset? VerifiedMomentAt, Guid? OpenId, DateTimeOffset NextAt, DateTimeOffset? LogAt, DateTimeOffset? LogFailingSince);
