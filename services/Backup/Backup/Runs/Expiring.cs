using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Engine;

namespace Seisan.Backup.Runs;

/// <summary>Takes away what is beyond the generations to keep, and writes down what is gone.</summary>
internal static class Expiring
{
    /// <returns>The labels that are left.</returns>
    public static async Task<IReadOnlySet<string>> RunAsync(PgBackRest backRest, RunLog log, TimeProvider clock, CancellationToken ct)
    {
        var listed = await backRest.ListAsync(ct);
        var labels = listed.Select(backup => backup.Label).ToList();
        var verified = await log.InAsync(db => db.Runs.AsNoTracking()
            .Where(run => run.State == BackupRun.Verified && labels.Contains(run.Label!)).Select(run => run.Label!).ToHashSetAsync(ct));
        var newestFirst = listed.Reverse().Select(backup => new Generation(backup.StoppedAt, verified.Contains(backup.Label))).ToList();
        var count = Generations.ToKeep(newestFirst, clock.GetUtcNow());
        if (count < listed.Count)
            await backRest.ExpireAsync(count, ct);

        var left = (await backRest.ListAsync(ct)).Select(backup => backup.Label).ToHashSet();
        await log.InAsync(async db =>
        {
            foreach (var gone in await db.Runs.Where(run => run.Label != null && run.ExpiredAt == null && !left.Contains(run.Label)).ToListAsync(ct))
                gone.Expire(clock.GetUtcNow());
            return true;
        });
        return left;
    }
}
