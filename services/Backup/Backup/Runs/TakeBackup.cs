using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.Backup.Checks;
using Seisan.Backup.Engine;
using Seisan.Backup.Objects;
using Seisan.Contracts.Backup;

namespace Seisan.Backup.Runs;

/// <summary>
/// Makes a backup and proves it: the engine copies, a quiet moment of the server is marked and counted, the objects are
/// copied, the backup is restored to the mark on a scratch server and counted again. What differs, or cannot be read, fails it.
/// </summary>
internal sealed partial class TakeBackup(EngineAccess engine, RunLog log, TimeProvider clock, ILogger<TakeBackup> logger)
{
    private const long Segment = 16 << 20; // of the log, in bytes

    private static readonly TimeSpan LogArrivesWithin = TimeSpan.FromSeconds(90);

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await MakeAsync(id, ct);
        }
        catch (BackupProblem problem)
        {
            await FailAsync(id, problem.Code, problem.Message);
        }
        catch (Exception fault) when (fault is EngineException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await FailAsync(id, IsFull() ? "no_space" : "engine", fault.Message);
        }
    }

    private async Task MakeAsync(Guid id, CancellationToken ct)
    {
        var folder = engine.Folder ?? throw new BackupProblem("engine", "There is no engine.");
        var backRest = await engine.OpenAsync(folder, ct);
        var objects = new ObjectCopies(folder, engine.Store);

        await EnterAsync(id, "copy");
        var began = Stopwatch.GetTimestamp();
        var backup = await backRest.BackUpAsync(ct);
        await log.ChangeAsync(id, run => run.Copied(backup, Stopwatch.GetElapsedTime(began)));
        if (backup.Damaged)
            throw new BackupProblem("damaged_page", "A page of the database has a wrong checksum.");

        await EnterAsync(id, "mark");
        var names = new HashSet<string>();
        await objects.CopyNewAsync(names, ct); // what is deleted after the moment was seen before it
        var (mark, tallies) = await MarkAsync(id, ct);

        await EnterAsync(id, "objects");
        await objects.CopyNewAsync(names, ct);
        var catalogue = await objects.CatalogueAsync(backup.Label, names, ct);
        await log.ChangeAsync(id, run => run.Catalogued(catalogue.Count, catalogue.Values.Sum(one => one.Size)));

        await EnterAsync(id, "restore");
        await using (var restored = await RestoreAsync(id, folder, backRest, backup, mark, ct))
        {
            await EnterAsync(id, "compare");
            await CompareAsync(id, restored, tallies, catalogue, ct);
        }

        Directory.Delete(Data(folder), recursive: true);
        await EnterAsync(id, "verify");
        var damaged = await backRest.VerifyAsync(ct);
        await DisownAsync(damaged);
        if (damaged.Contains(backup.Label))
            throw new BackupProblem("damaged_file", "A file of the backup is not what was written.");
        await FinishAsync(id, backup.Label);

        await ExpireAsync(backRest, objects, ct);
    }

    /// <summary>Ends what a killed process left of a restore.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        if (engine.Folder is not { } folder || !Directory.Exists(Data(folder)))
            return;
        await ScratchServer.EndLeftOverAsync(Data(folder), await SetUpEngine.OwnerAsync(folder.Settings, ct), ct);
        Directory.Delete(Data(folder), recursive: true);
    }

    private async Task<(string Mark, IReadOnlyList<Tally> Tallies)> MarkAsync(Guid id, CancellationToken ct)
    {
        var tallies = new List<Tally>();
        await using var moment = await QuietMoment.FindAsync(engine, $"backup-{id:N}", clock, ct);
        await using var control = await engine.ConnectAsync("postgres", ct);
        var segment = await LogArchive.SwitchAsync(control, ct);
        foreach (var database in moment.Databases.Values)
            tallies.AddRange(await Tally.TakeAsync(database, ct));
        await log.ChangeAsync(id, run => run.Marked(moment.At, tallies));
        await LogArchive.WaitForAsync(control, segment, LogArrivesWithin, clock, ct);
        return (moment.Mark, tallies);
    }

    private async Task<ScratchServer> RestoreAsync(
        Guid id, EngineFolder folder, PgBackRest backRest, EngineBackup backup, string mark, CancellationToken ct)
    {
        await TidyAsync(ct);
        if (new DriveInfo(folder.Scratch).AvailableFreeSpace is var free && free < backup.Size * 11 / 10)
            throw new BackupProblem("no_space", $"{folder.Scratch} has {free} bytes free; the restored databases need {backup.Size}.");
        var began = Stopwatch.GetTimestamp();
        await backRest.RestoreAsync(backup.Label, Data(folder), mark, ct);
        var server = await ScratchServer.StartAsync(
            Data(folder), folder.Scratch, backRest.Account, ["archive_mode=off", "fsync=off", "full_page_writes=off"], clock, ct);
        await log.ChangeAsync(id, run => run.Restored(Stopwatch.GetElapsedTime(began)));
        return server;
    }

    private async Task CompareAsync(
        Guid id, ScratchServer restored, IReadOnlyList<Tally> then, IReadOnlyDictionary<string, CopiedObject> catalogue, CancellationToken ct)
    {
        var now = new List<Tally>();
        foreach (var database in then.Select(tally => tally.Database).Distinct())
        {
            await using var connection = await restored.ConnectAsync(database, ct);
            now.AddRange(await Tally.TakeAsync(connection, ct));
        }

        var differences = Comparison.Of(then, now);
        var broken = await RestoredRules.CheckAsync(restored, catalogue, ct);
        await log.ChangeAsync(id, run => run.Compared(differences, broken));
        if (differences.Count > 0)
            throw new BackupProblem("differs", $"{differences.Count} counts or sums are not what they were.");
        if (broken.Count > 0)
            throw new BackupProblem("rule_broken", $"{broken.Count} places break a rule of the restored data.");
    }

    /// <summary>An older backup whose files no longer are what was written is not verified any more, and everybody is told.</summary>
    private Task<bool> DisownAsync(IReadOnlySet<string> damaged) => log.InAsync(async db =>
    {
        foreach (var run in await db.Runs.Where(run => run.State == BackupRun.Verified && damaged.Contains(run.Label!)).ToListAsync())
        {
            run.Fail("damaged_file", run.Label, clock.GetUtcNow());
            db.Announce(new BackupFailed(run.Id, "damaged_file", run.Label, clock.GetUtcNow()));
            BackupMetrics.Failures.Add(1);
            Failed("damaged_file", run.Label!);
        }

        return true;
    });

    private async Task FinishAsync(Guid id, string label)
    {
        await log.ChangeAsync(id, (run, db) =>
        {
            run.Verify(clock.GetUtcNow());
            var seconds = (run.FinishedAt!.Value - run.StartedAt!.Value).TotalSeconds;
            db.Announce(new BackupVerified(id, label, run.MomentAt!.Value, run.FinishedAt.Value, run.Size!.Value, seconds));
            BackupMetrics.Duration.Record(seconds);
            BackupMetrics.Size.Record(run.Size.Value);
        });
        Proved(label);
    }

    private async Task ExpireAsync(PgBackRest backRest, ObjectCopies objects, CancellationToken ct)
    {
        try
        {
            var kept = await Expiring.RunAsync(backRest, log, clock, ct);
            await objects.ForgetAsync(kept, ct);
        }
        catch (Exception fault) when (fault is EngineException or IOException)
        {
            NotExpired(fault); // the backup itself is proved; the next one takes away what is too old
        }
    }

    private Task EnterAsync(Guid id, string stage) => log.ChangeAsync(id, run => run.Enter(stage, clock.GetUtcNow()));

    private async Task FailAsync(Guid id, string problem, string detail)
    {
        Failed(problem, detail);
        BackupMetrics.Failures.Add(1);
        await log.ChangeAsync(id, (run, db) =>
        {
            run.Fail(problem, detail, clock.GetUtcNow());
            db.Announce(new BackupFailed(id, problem, detail, run.FinishedAt!.Value));
        });
    }

    /// <summary>The engine says of a full disk, as it comes, that it cannot write or that the log does not arrive.</summary>
    private bool IsFull() => engine.Folder is { } folder && Directory.Exists(folder.Repository)
        && new DriveInfo(folder.Repository).AvailableFreeSpace < Segment;

    private static string Data(EngineFolder folder) => Path.Combine(folder.Scratch, "data");

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup {Label} was restored and found the same")]
    private partial void Proved(string label);

    [LoggerMessage(Level = LogLevel.Error, Message = "A backup failed ({Problem}): {Detail}")]
    private partial void Failed(string problem, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old backups were not taken away")]
    private partial void NotExpired(Exception fault);
}

/// <summary>Why a backup is not to be relied on, by a code that the pages know.</summary>
internal sealed class BackupProblem(string code, string message) : Exception(message)
{
    public string Code => code;
}
