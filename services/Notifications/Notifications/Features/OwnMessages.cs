using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features;

internal static class OwnMessages
{
    /// <summary>What the caller was told, as employee and as user.</summary>
    public static IQueryable<Message> Of(NotificationsDbContext db, Caller caller)
    {
        Guid[] self = [caller.UserId ?? Guid.Empty, caller.EmployeeId ?? Guid.Empty];
        return db.Messages.Where(message => self.Contains(message.RecipientId));
    }
}
