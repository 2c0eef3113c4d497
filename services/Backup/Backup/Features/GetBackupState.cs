using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Engine;
using Seisan.Backup.Persistence;
using Seisan.Backup.Runs;

namespace Seisan.Backup.Features;

/// <summary>Whether the platform could be had back today: the last proved backup, the next, and the log between them.</summary>
internal static class GetBackupState
{
    public static void Map(IEndpointRouteBuilder backups) => backups
        .MapGet("/state", Handle)
        .WithName(nameof(GetBackupState));

    private static async Task<Ok<BackupState>> Handle(
        BackupDbContext db, EngineAccess engine, ArchiveWatch watch, TimeProvider clock, CancellationToken ct)
    {
        var last = await ListBackups.Newest(db, BackupRun.Verified, null).Select(run => run.MomentAt).FirstOrDefaultAsync(ct);
        var open = await db.Runs.AsNoTracking().Where(run => run.State == BackupRun.Waiting || run.State == BackupRun.Running)
            .OrderBy(run => run.Id).Select(run => (Guid?)run.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new BackupState(
            engine.Folder is not null, last, open, Generations.LastDue(clock.GetUtcNow()).AddDays(1), watch.Seen?.LastAt, watch.FailingSince));
    }
}

/// <param name="HasEngine">False where the database server is backed up by those who run it.</param>
/// <param name="VerifiedMomentAt">The newest moment that was restored and found the same.</param>
/// <param name="OpenId">The backup that is waiting or running.</param>
/// <param name="NextAt">When the next daily one begins.</param>
/// <param name="LogAt">When the log was last handed over; null while none was.</param>
/// <param name="LogFailingSince">Since when it is not.</param>
internal sealed record BackupState(
    bool HasEngine, DateTimeOffset? VerifiedMomentAt, Guid? OpenId, DateTimeOffset NextAt, DateTimeOffset? LogAt, DateTimeOffset? LogFailingSince);
