using Seisan.Contracts.Notifications;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Notices;

/// <summary>What follows from a change of a published notice: the gateway hears of it, and every tenant's contacts.</summary>
internal static class Announcing
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public static void Tell(this NotificationsDbContext db, PlatformNotice notice, string about, DateTimeOffset now)
    {
        if (notice.IsWindow)
            db.Announce(new MaintenanceScheduled(
                notice.Id, notice.Revision, notice.StartsAt, notice.EndsAt!.Value, notice.Functions, notice.TextJa,
                notice.TextEn, notice.Urgent, notice.State == PlatformNotice.Cancelled));
        else
            db.Announce(new EndOfServiceAnnounced(
                notice.Id, notice.Revision, notice.StartsAt, notice.Functions, notice.TextJa, notice.TextEn,
                notice.State == PlatformNotice.Cancelled));
        db.Jobs.Add(BackgroundJob.Of(
            TellTenants.JobKind, new TellTenants.Order(notice.Id, about, Telling.Of(notice, about)), now));
    }

    /// <summary>The day before; what begins sooner has just been told.</summary>
    public static void Remind(this NotificationsDbContext db, PlatformNotice notice, DateTimeOffset now)
    {
        var wait = notice.StartsAt - Ahead - now;
        if (wait > TimeSpan.Zero)
            db.Jobs.Add(BackgroundJob.Of(
                TellTenants.JobKind, new TellTenants.Order(notice.Id, Telling.Reminder, null), now, wait));
    }
}
