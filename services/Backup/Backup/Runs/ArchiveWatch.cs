using Seisan.Backup.Engine;
using Seisan.Contracts.Backup;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.Backup.Runs;

/// <summary>
/// Looks whether the log reaches the repository: without it everything since the last backup would be lost. Two looks in a
/// row that find it failing are an alarm, once; the server keeps its log until it is over.
/// </summary>
internal sealed partial class ArchiveWatch(EngineAccess engine, RunLog log, TimeProvider clock, ILogger<ArchiveWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private int _failures;

    /// <summary>What the last look found; null before the first.</summary>
    public ArchiveState? Seen { get; private set; }

    /// <summary>Since when it fails, or null.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>One look, which a test takes without waiting for its turn.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        if (engine.Folder is null)
            return;
        await using var control = await engine.ConnectAsync("postgres", ct);
        Seen = await LogArchive.StateAsync(control, ct);
        _failures = Seen.Fails ? _failures + 1 : 0;
        BackupMetrics.LogFailing.Record(Seen.Fails ? 1 : 0);
        if (_failures == 2)
            await AlarmAsync(Seen);
        if (!Seen.Fails && FailingSince is not null)
            Over();
        FailingSince = Seen.Fails ? FailingSince ?? clock.GetUtcNow() : null;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the watch over the log archive", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        await Task.Delay(Interval, clock, ct);
    }

    private async Task AlarmAsync(ArchiveState seen)
    {
        Alarm(seen.FailedSegment ?? "");
        BackupMetrics.Failures.Add(1);
        await log.InAsync(db =>
        {
            db.Announce(new BackupFailed(null, "log_not_archived", seen.FailedSegment, clock.GetUtcNow()));
            return Task.FromResult(true);
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of the database is not handed over: {Segment} failed")]
    private partial void Alarm(string segment);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of the database is handed over again")]
    private partial void Over();
}
