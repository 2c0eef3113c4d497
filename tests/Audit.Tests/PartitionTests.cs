using System.Diagnostics.Metrics;
using System.Globalization;
using Seisan.Audit.Persistence;

namespace Seisan.Audit.Tests;

public sealed class PartitionTests(AuditService service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_partitions_run_short_log_metric_and_health_say_so()
    {
        var measured = 0;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "seisan.audit.months_ahead")
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<int>((_, months, _, _) => measured = months);
        meters.Start();
        await service.LookAtPartitions();
        Assert.Equal((MonthlyPartitions.MonthsAhead, "Healthy"), (measured, await Health()));
        var before = service.Errors.Count(IsAboutPartitions);

        var now = TimeProvider.System.GetUtcNow();
        var sixth = new DateOnly(now.Year, now.Month, 1).AddMonths(PartitionWatch.FewestMonths);
        var name = MonthlyPartitions.NameOf("sign_in", sixth);
        await Run($"ALTER TABLE sign_in DETACH PARTITION {name}");
        try
        {
            await service.LookAtPartitions();

            Assert.Equal((PartitionWatch.FewestMonths - 1, "Degraded"), (measured, await Health()));
            Assert.Equal(before + 1, service.Errors.Count(IsAboutPartitions));
        }
        finally
        {
            await Run(string.Create(
                CultureInfo.InvariantCulture,
                $"ALTER TABLE sign_in ATTACH PARTITION {name} FOR VALUES FROM ('{sixth:yyyy-MM-dd} 00:00:00+00') TO ('{sixth.AddMonths(1):yyyy-MM-dd} 00:00:00+00')"));
        }
    }

    private static bool IsAboutPartitions(string line) => line.Contains("run the migrate command", StringComparison.Ordinal);

    private Task<string> Health() => service.Anonymous().GetStringAsync(new Uri("/health", UriKind.Relative), Cancel);

    private async Task Run(string sql)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
