using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features;

internal static class OwnMessages
{
    /// <summary>What the caller was told, as employee and as user.</summary>
    public static IQueryable<Message> Of(NotificationsDbContext db, Caller caller) => Of(db, caller.UserId, caller.EmployeeId);

    public static IQueryable<Message> Of(NotificationsDbContext db, Guid? user, Guid? employee)
    {
        Guid[] self = [user ?? Guid.Empty, employee ?? Guid.Empty];
        return db.Messages.Where(message => self.Contains(message.RecipientId));
    }
}
