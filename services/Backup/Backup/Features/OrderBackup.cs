using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Engine;
using Seisan.Backup.Persistence;
using Seisan.Backup.Runs;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Backup.Features;

/// <summary>A backup beside the daily ones: it is made next, in the background, and takes no day's backup away.</summary>
internal static class OrderBackup
{
    public static void Map(IEndpointRouteBuilder backups) => backups
        .MapPost("", Handle)
        .WithName(nameof(OrderBackup));

    private static async Task<Results<Accepted<BackupView>, ProblemHttpResult>> Handle(
        BackupDbContext db, EngineAccess engine, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (engine.Folder is null)
            return BackupRefusal.NoEngine.ToProblem();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('order-backup'))", ct);
        if (await db.Runs.AnyAsync(run => run.State == BackupRun.Waiting || run.State == BackupRun.Running, ct))
            return BackupRefusal.UnderWay.ToProblem();
        var run = BackupRun.Of(BackupRun.Ordered, caller.Name, clock.GetUtcNow());
        db.Add(run);
        db.Record(nameof(OrderBackup), "backup", run.Id.ToString());
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/backups/{run.Id}", BackupView.Of(run));
    }
}
