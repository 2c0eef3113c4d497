using System.Diagnostics.Metrics;

namespace Seisan.Backup.Runs;

/// <summary>How old the last proved backup is, what the last one cost, and how often something failed.</summary>
internal static class BackupMetrics
{
    private static readonly Meter Meter = new("Seisan.Backup");

    public static readonly Gauge<double> Age = Meter.CreateGauge<double>("seisan.backup.age", "s", "Since the moment of the last verified backup");
    public static readonly Gauge<double> Duration = Meter.CreateGauge<double>("seisan.backup.duration", "s", "Of the last verified backup, to its proof");
    public static readonly Gauge<long> Size = Meter.CreateGauge<long>("seisan.backup.size", "By", "Of the databases in the last verified backup");
    public static readonly Gauge<int> LogFailing = Meter.CreateGauge<int>("seisan.backup.log_failing", description: "1 while the log is not handed over");
    public static readonly Counter<long> Failures = Meter.CreateCounter<long>("seisan.backup.failures");
}
