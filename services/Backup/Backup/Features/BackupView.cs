using Seisan.Backup.Checks;
using Seisan.Backup.Runs;

namespace Seisan.Backup.Features;

/// <summary>A backup as a list shows it.</summary>
/// <param name="Cause">schedule, person or repeat.</param>
/// <param name="State">waiting, running, verified or failed.</param>
/// <param name="Stage">copy, mark, objects, restore, compare, verify or expire: where it is, or where it failed.</param>
/// <param name="Done">Stages behind it, of <paramref name="Total"/>.</param>
/// <param name="MomentAt">The moment that was restored and compared.</param>
/// <param name="Size">Bytes of the databases.</param>
/// <param name="Kept">The repository still has it.</param>
internal sealed record BackupView(
    Guid Id, string Cause, string? OrderedBy, DateTimeOffset OrderedAt, string State, string? Stage, int Done, int Total,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? MomentAt, string? Label, long? Size, bool Kept, string? Problem)
{
    public static BackupView Of(BackupRun run) => new(
        run.Id, run.Cause, run.OrderedBy, run.OrderedAt, run.State, run.Stage,
        run.State == BackupRun.Verified ? BackupRun.Stages.Count : Math.Max(BackupRun.Stages.ToList().IndexOf(run.Stage ?? ""), 0),
        BackupRun.Stages.Count, run.StartedAt, run.FinishedAt, run.MomentAt, run.Label, run.Size,
        run.Label is not null && run.ExpiredAt is null, run.Problem);
}

/// <summary>A backup with what was counted, and what was wrong.</summary>
/// <param name="RepositorySize">Bytes in the repository, packed and encrypted.</param>
/// <param name="CopySeconds">What the engine took.</param>
/// <param name="RestoreSeconds">From the order to restore up to a server that answers.</param>
/// <param name="Detail">What the engine said.</param>
internal sealed record BackupDetail(
    BackupView Backup, long? RepositorySize, double? CopySeconds, double? RestoreSeconds, int? Tables, long? Rows, int? Objects,
    long? ObjectBytes, IReadOnlyList<DatabaseRows> Databases, IReadOnlyList<Difference> Differences, IReadOnlyList<BrokenRule> BrokenRules,
    string? Detail)
{
    public static BackupDetail Of(BackupRun run) => new(
        BackupView.Of(run), run.RepositorySize, run.CopySeconds, run.RestoreSeconds, run.Tables, run.Rows, run.Objects, run.ObjectBytes,
        run.Databases, run.Differences, run.BrokenRules, run.Detail);
}
