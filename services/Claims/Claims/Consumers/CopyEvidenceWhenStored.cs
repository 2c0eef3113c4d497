using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Documents;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Consumers;

internal sealed class CopyEvidenceWhenStored(ClaimsDbContext db, Caller caller) : IConsumer<EvidenceStored>
{
    public async Task Consume(ConsumeContext<EvidenceStored> context)
    {
        var stored = context.Message;
        if (await db.Evidence.AnyAsync(row => row.Id == stored.EvidenceId)) return;

        db.Evidence.Add(new EvidenceCopy(
            caller.Tenant, stored.EvidenceId, stored.OwnerId, stored.FileName, stored.ContentType));
        await db.SaveChangesAsync();
    }
}
