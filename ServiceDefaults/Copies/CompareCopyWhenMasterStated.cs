using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Logging;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Copies;

/// <summary>
/// Each day: is the copy what masters say it should be? Where it is not, masters are asked to tell everything again. A
/// change that is still under way looks like a difference, too; being told again does no harm.
/// </summary>
internal sealed class CompareCopyWhenMasterStated(
    ServiceDbContext db, IEnumerable<MasterCopyOf> copies, TimeProvider clock, ILogger<CompareCopyWhenMasterStated> logger)
    : IConsumer<MasterStated>
{
    private static readonly Meter Meter = new("Seisan.Copies");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("seisan.copies.differences");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("seisan.copies.lag", "s");

    public async Task Consume(ConsumeContext<MasterStated> context)
    {
        var stated = context.Message;
        if (copies.SingleOrDefault(one => one.Master == stated.Master) is not { } copy)
            return;

        var master = new KeyValuePair<string, object?>("master", stated.Master);
        Lag.Record((clock.GetUtcNow() - stated.At).TotalSeconds, master);
        var sum = await MasterSum.OfAsync(db, copy.Rows, context.CancellationToken);
        if (sum == new MasterSum(stated.Count, stated.HighestVersion, stated.Digest))
            return;

        Differences.Add(1, master);
        logger.LogWarning(
            "The copy of {Master} differs: {Count} of {Stated} are here, version {Version} of {StatedVersion}; masters are asked for all",
            stated.Master, sum.Count, stated.Count, sum.HighestVersion, stated.HighestVersion);
        db.Announce(new MasterCopyDiffered(stated.Master, db.ServiceName, sum.Count, sum.HighestVersion));
        await db.SaveChangesAsync();
    }
}
