using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// Measures how long the oldest message has been waiting, also while nothing gets through, and says once when that is
/// too long and once when it is over.
/// </summary>
internal sealed partial class OutboxWatch(
    [FromKeyedServices(OutboxRelay.SourceKey)] NpgsqlDataSource source, TimeProvider clock, ILogger<OutboxWatch> logger)
    : BackgroundService
{
    private static readonly Meter Meter = new("Seisan.Outbox");
    private static readonly Gauge<double> Oldest = Meter.CreateGauge<double>("seisan.outbox.oldest_unsent", "s");
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private bool _late;

    /// <summary>One look, which a test takes without waiting for its turn.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT created_at FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var age = await reader.ReadAsync(ct) ? clock.GetUtcNow() - reader.GetFieldValue<DateTimeOffset>(0) : TimeSpan.Zero;
        Oldest.Record(Math.Max(age.TotalSeconds, 0));
        if (age > TooLong && !_late)
            Late((int)age.TotalSeconds);
        if (age <= TooLong && _late)
            Over();
        _late = age > TooLong;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the watch over the outbox", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        await Task.Delay(Interval, clock, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The oldest message of the outbox has been waiting for {Seconds} seconds")]
    private partial void Late(int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No message of the outbox waits too long any more")]
    private partial void Over();
}
