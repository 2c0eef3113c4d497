using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.Audit.Persistence;

/// <summary>
/// For how many months after this one the logs have a partition. Without the month's partition nothing can be written,
/// so it is said long before, as log, metric and health, that the migrate command has to run.
/// </summary>
internal sealed partial class PartitionWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PartitionWatch> logger)
    : BackgroundService, IHealthCheck
{
    /// <summary>The migrate command makes four times as many.</summary>
    public const int FewestMonths = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly Meter Meter = new("Seisan.Audit");
    private static readonly Gauge<int> MonthsAhead = Meter.CreateGauge<int>("seisan.audit.months_ahead", "{month}");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await CountAsync(cancellationToken) is var months && months < FewestMonths
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"Partitions for {months} more months."))
            : HealthCheckResult.Healthy();

    /// <summary>Measures, and complains when it has to.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var months = await CountAsync(ct);
        MonthsAhead.Record(months);
        if (months < FewestMonths)
            TooFew(months, FewestMonths);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the look at the partitions", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        await Task.Delay(Interval, clock, ct);
    }

    /// <summary>Of the log that is worst off, without a gap from the next month on.</summary>
    private async Task<int> CountAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDbContext>();
        var names = await db.Database.SqlQuery<string>(
            $"""
            SELECT part.relname::text AS "Value" FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
            JOIN pg_class log ON log.oid = inhparent WHERE log.relname = ANY ({MonthlyPartitions.Tables})
            """).ToListAsync(ct);
        var there = names.ToHashSet();
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var month = new DateOnly(day.Year, day.Month, 1);
        return MonthlyPartitions.Tables.Min(table =>
            Enumerable.Range(1, MonthlyPartitions.MonthsAhead).TakeWhile(ahead => there.Contains(MonthlyPartitions.NameOf(table, month.AddMonths(ahead)))).Count());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The logs have partitions for {Months} more months, fewer than {Fewest}: run the migrate command")]
    private partial void TooFew(int months, int fewest);
}
