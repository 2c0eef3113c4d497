using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

internal sealed class KeepContactsWhenTenantContactsChanged(NotificationsDbContext db) : IConsumer<TenantContactsChanged>
{
    public async Task Consume(ConsumeContext<TenantContactsChanged> context)
    {
        var changed = context.Message;
        var kept = await db.TenantContacts.SingleOrDefaultAsync(context.CancellationToken);
        if (kept is null)
            db.TenantContacts.Add(kept = new TenantContactList { Version = -1 });
        if (changed.Version < kept.Version)
            return;

        (kept.Version, kept.Contacts) =
            (changed.Version, [.. changed.Contacts.Select(one => new ContactLine(one.Name, one.Email, one.Language))]);
        await db.SaveChangesAsync();
    }
}
