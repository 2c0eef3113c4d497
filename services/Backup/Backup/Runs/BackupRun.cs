using Seisan.Backup.Checks;
using Seisan.Backup.Engine;
using Seisan.Kernel;

namespace Seisan.Backup.Runs;

/// <summary>
/// One backup of the whole platform from its order to its proof. It is verified only when it was restored on a server of
/// its own and found the same; everything else is failed, with the reason.
/// </summary>
internal sealed class BackupRun : ITenantOwned
{
    public const string Scheduled = "schedule", Ordered = "person", Repeated = "repeat";
    public const string Waiting = "waiting", Running = "running", Verified = "verified", Failed = "failed";

    /// <summary>The stages in their order.</summary>
    public static readonly IReadOnlyList<string> Stages = ["copy", "mark", "objects", "restore", "compare", "verify", "expire"];

    private BackupRun() { }

    public TenantId TenantId { get; private init; }
    public Guid Id { get; private init; }

    /// <summary>Why it is made.</summary>
    public string Cause { get; private init; } = "";

    /// <summary>Who ordered it, where a person did.</summary>
    public string? OrderedBy { get; private init; }

    public DateTimeOffset OrderedAt { get; private init; }
    public string State { get; private set; } = Waiting;

    /// <summary>One of <see cref="Stages"/> while it runs, and where it failed.</summary>
    public string? Stage { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What the engine calls it.</summary>
    public string? Label { get; private set; }

    /// <summary>Bytes of the databases, and packed in the repository.</summary>
    public long? Size { get; private set; }

    public long? RepositorySize { get; private set; }

    /// <summary>The moment that was restored and compared.</summary>
    public DateTimeOffset? MomentAt { get; private set; }

    public int? Tables { get; private set; }
    public long? Rows { get; private set; }
    public int? Objects { get; private set; }
    public long? ObjectBytes { get; private set; }

    /// <summary>How long the engine took, and how long the restore up to a server that answers.</summary>
    public double? CopySeconds { get; private set; }

    public double? RestoreSeconds { get; private set; }

    /// <summary>Rows by database, as compared.</summary>
    public List<DatabaseRows> Databases { get; private set; } = [];

    public List<Difference> Differences { get; private set; } = [];
    public List<BrokenRule> BrokenRules { get; private set; } = [];

    /// <summary>A code: <c>engine</c>, <c>damaged_page</c>, <c>no_space</c>, <c>differs</c>, <c>rule_broken</c>, <c>damaged_file</c>, <c>interrupted</c>.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the engine said, for operators.</summary>
    public string? Detail { get; private set; }

    /// <summary>Since when the repository no longer has it.</summary>
    public DateTimeOffset? ExpiredAt { get; private set; }

    public static BackupRun Of(string cause, string? orderedBy, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Cause = cause, OrderedBy = orderedBy, OrderedAt = now };

    public void Enter(string stage, DateTimeOffset now)
    {
        (State, Stage) = (Running, stage);
        StartedAt ??= now;
    }

    public void Copied(EngineBackup backup, TimeSpan took) =>
        (Label, Size, RepositorySize, CopySeconds) = (backup.Label, backup.Size, backup.RepositorySize, took.TotalSeconds);

    public void Marked(DateTimeOffset at, IReadOnlyList<Tally> tallies)
    {
        (MomentAt, Tables, Rows) = (at, tallies.Count, tallies.Sum(tally => tally.Rows));
        Databases = [.. tallies.GroupBy(tally => tally.Database).Select(group => new DatabaseRows(group.Key, group.Count(), group.Sum(tally => tally.Rows)))];
    }

    public void Catalogued(int objects, long bytes) => (Objects, ObjectBytes) = (objects, bytes);

    public void Restored(TimeSpan took) => RestoreSeconds = took.TotalSeconds;

    public void Compared(IReadOnlyList<Difference> differences, IReadOnlyList<BrokenRule> broken) =>
        (Differences, BrokenRules) = ([.. differences.Take(100)], [.. broken.Take(100)]);

    public void Verify(DateTimeOffset now) => (State, Stage, FinishedAt) = (Verified, null, now);

    public void Fail(string problem, string? detail, DateTimeOffset now) =>
        (State, Problem, Detail, FinishedAt) = (Failed, problem, detail, now);

    public void Expire(DateTimeOffset now) => ExpiredAt ??= now;
}

/// <param name="Rows">Of all its tables together.</param>
internal sealed record DatabaseRows(string Database, int Tables, long Rows);

/// <summary>Up to when the daily backups have been ordered.</summary>
internal sealed class BackupSchedule : ITenantOwned
{
    public TenantId TenantId { get; private init; }

    /// <summary>The last two o'clock, in Japan, that is settled.</summary>
    public required DateTimeOffset LastDue { get; set; }
}
