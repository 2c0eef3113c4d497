using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

internal sealed class KeepTenantWhenTenantRegistered(NotificationsDbContext db) : IConsumer<TenantRegistered>
{
    public async Task Consume(ConsumeContext<TenantRegistered> context)
    {
        var registered = context.Message;
        if (await db.Tenants.SingleOrDefaultAsync(one => one.Id == registered.TenantId, context.CancellationToken) is { } known)
            known.Name = registered.Name;
        else
            db.Tenants.Add(new TenantEntry { Id = registered.TenantId, Name = registered.Name });
        await db.SaveChangesAsync();
    }
}
