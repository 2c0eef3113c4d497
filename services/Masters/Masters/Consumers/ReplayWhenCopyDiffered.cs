using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Masters.Consumers;

/// <summary>Several services may miss the same masters: one replay serves them all.</summary>
internal sealed class ReplayWhenCopyDiffered(MastersDbContext db, TimeProvider clock) : IConsumer<MasterCopyDiffered>
{
    public async Task Consume(ConsumeContext<MasterCopyDiffered> context)
    {
        var master = context.Message.Master;
        if (!ReplayMasters.Kinds.Contains(master))
            throw new InvalidOperationException($"There is no kind of master called {master}.");

        var job = BackgroundJob.Of(ReplayMasters.JobKind, new Replay(master), clock.GetUtcNow());
        var isOnItsWay = await db.Jobs.AnyAsync(
            other => other.Kind == job.Kind && other.Arguments == job.Arguments && other.State == BackgroundJob.Waiting,
            context.CancellationToken);
        if (isOnItsWay)
            return;
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
    }
}
