using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

internal sealed class KeepContactWhenUserChanged(NotificationsDbContext db, Post post) : IConsumer<UserChanged>
{
    public async Task Consume(ConsumeContext<UserChanged> context)
    {
        var user = context.Message;
        var contact = await db.Users.SingleOrDefaultAsync(known => known.UserId == user.UserId, context.CancellationToken);
        if (contact is null)
            db.Users.Add(contact = new UserContact { UserId = user.UserId, Version = -1 });
        if (user.RightsVersion < contact.Version)
            return;

        (contact.EmployeeId, contact.Name, contact.Email) = (user.EmployeeId, user.Name, user.Email);
        (contact.Roles, contact.Active, contact.Version) = ([.. user.Roles], user.Active, user.RightsVersion);
        contact.Language = user.Language ?? contact.Language;
        await post.RetryAsync([user.UserId, user.EmployeeId ?? user.UserId], context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
