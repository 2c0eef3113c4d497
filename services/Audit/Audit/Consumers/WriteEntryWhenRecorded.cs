using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Contracts.Audit;

namespace Seisan.Audit.Consumers;

/// <summary>Gives what a service recorded its place in the tenant's log. The same entry is written once.</summary>
internal sealed class WriteEntryWhenRecorded(AuditDbContext db, LogBook book, TimeProvider clock)
    : IConsumer<AuditRecorded>
{
    public async Task Consume(ConsumeContext<AuditRecorded> context)
    {
        var told = context.Message;
        var head = await book.OpenAsync(LogHead.Entries, context.CancellationToken);

        // the day keeps the look to the youngest partitions, with room for clocks that disagree
        var since = told.At.ToUniversalTime().AddDays(-1);
        if (await db.Entries.AnyAsync(
            entry => entry.EntryId == told.EntryId && entry.RecordedAt >= since, context.CancellationToken))
            return;

        db.Entries.Add(AuditEntry.Of(told, head.Advance(told.At, clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }
}
