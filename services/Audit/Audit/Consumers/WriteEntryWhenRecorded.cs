using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Contracts.Audit;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Audit.Consumers;

/// <summary>
/// Gives what the services recorded its places in the tenant's log: one look at the head and one transaction for all
/// that arrived together. The same entry is written once.
/// </summary>
internal sealed class WriteEntryWhenRecorded(AuditDbContext db, LogBook book, TimeProvider clock) : IConsumeTogether<AuditRecorded>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<AuditRecorded>> arrived, CancellationToken ct)
    {
        var messages = arrived.Select(one => one.Message).ToList();
        var head = await book.OpenAsync(LogHead.Entries, ct);

        // the day keeps the look to the youngest partitions, with room for clocks that disagree
        var ids = messages.Select(told => told.EntryId).ToArray();
        var since = messages.Min(told => told.At).ToUniversalTime().AddDays(-1);
        var known = await db.Entries.Where(entry => ids.Contains(entry.EntryId) && entry.RecordedAt >= since)
            .Select(entry => entry.EntryId).ToHashSetAsync(ct);

        foreach (var told in messages.Where(told => known.Add(told.EntryId)))
            db.Entries.Add(AuditEntry.Of(told, head.Advance(told.At, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
    }
}
