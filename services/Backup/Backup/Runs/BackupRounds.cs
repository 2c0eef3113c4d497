using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.Backup.Engine;
using Seisan.Backup.Objects;
using Seisan.Backup.Persistence;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.Backup.Runs;

/// <summary>
/// Orders the daily backup at two in the morning in Japan, makes what is ordered, one after another, and copies new objects
/// in between. Of several copies of the service one does so, by a lock that goes with its connection.
/// </summary>
internal sealed class BackupRounds(
    NpgsqlDataSource source, EngineAccess engine, RunLog log, TakeBackup take, TimeProvider clock, ILogger<BackupRounds> logger) : BackgroundService
{
    private const long Lock = 0x5E15ABAC;
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ObjectsEvery = TimeSpan.FromMinutes(1);
    private DateTimeOffset _objectsAt;

    /// <summary>Orders what is due; what a test does without waiting for two o'clock.</summary>
    internal Task ScheduleAsync() => log.InAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var due = Generations.LastDue(now);
        if (await db.Schedules.SingleOrDefaultAsync() is not { } schedule)
        {
            db.Add(new BackupSchedule { LastDue = due }); // a platform that begins has missed nothing
            return false;
        }

        if (due > schedule.LastDue)
        {
            schedule.LastDue = due;
            db.Add(BackupRun.Of(BackupRun.Scheduled, null, now));
            return true;
        }

        if (await MayRepeatAsync(db, schedule.LastDue, now))
            db.Add(BackupRun.Of(BackupRun.Repeated, null, now));
        return false;
    });

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(LeadAsync, "the backups", clock, logger, stoppingToken);

    private static async Task<bool> MayRepeatAsync(BackupDbContext db, DateTimeOffset since, DateTimeOffset now)
    {
        var runs = await db.Runs.AsNoTracking().Where(run => run.OrderedAt >= since && run.Cause != BackupRun.Ordered)
            .OrderByDescending(run => run.Id).Select(run => new { run.State, run.FinishedAt }).ToListAsync();
        return runs is [{ State: BackupRun.Failed } last, ..] && runs.Count < Tries && last.FinishedAt + BeforeRepeat <= now;
    }

    private async Task LeadAsync(CancellationToken ct)
    {
        if (engine.Folder is null)
        {
            await Task.Delay(ObjectsEvery, clock, ct);
            return;
        }

        await using var held = await source.OpenConnectionAsync(ct);
        if (!await HoldAsync(held, ct))
        {
            await Task.Delay(Pause, clock, ct);
            return;
        }

        await InterruptAsync();
        await take.TidyAsync(ct);
        while (await IsHeldAsync(held, ct))
        {
            await ScheduleAsync();
            if (await NextAsync() is { } next) await take.RunAsync(next, ct);
            else await CopyObjectsAsync(ct);
            await AgeAsync();
            await Task.Delay(Pause, clock, ct);
        }
    }

    private static async Task<bool> HoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Lock})", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Throws where the connection, and the lock with it, is gone.</summary>
    private static async Task<bool> IsHeldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>What a process that was killed had begun is not finished by anybody.</summary>
    private Task<bool> InterruptAsync() => log.InAsync(async db =>
    {
        foreach (var run in await db.Runs.Where(run => run.State == BackupRun.Running).ToListAsync())
        {
            run.Fail("interrupted", null, clock.GetUtcNow());
            db.Announce(new Contracts.Backup.BackupFailed(run.Id, "interrupted", null, clock.GetUtcNow()));
        }

        return true;
    });

    private Task<Guid?> NextAsync() => log.InAsync(db => db.Runs.AsNoTracking().Where(run => run.State == BackupRun.Waiting)
        .OrderBy(run => run.Id).Select(run => (Guid?)run.Id).FirstOrDefaultAsync());

    private async Task CopyObjectsAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() - _objectsAt < ObjectsEvery || engine.Folder is not { } folder)
            return;
        _objectsAt = clock.GetUtcNow();
        await new ObjectCopies(folder, engine.Store).CopyNewAsync(new HashSet<string>(), ct);
    }

    private async Task AgeAsync()
    {
        var last = await log.InAsync(db => db.Runs.AsNoTracking().Where(run => run.State == BackupRun.Verified)
            .OrderByDescending(run => run.Id).Select(run => run.MomentAt).FirstOrDefaultAsync());
        if (last is { } moment)
            BackupMetrics.Age.Record((clock.GetUtcNow() - moment).TotalSeconds);
    }
}
