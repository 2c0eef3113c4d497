using Seisan.Kernel;
using Seisan.Notifications.Features;
using Seisan.Notifications.Features.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications;

internal static class NotificationsEndpoints
{
    public static void MapNotificationsEndpoints(this IEndpointRouteBuilder app)
    {
        var messages = app.MapApi<NotificationsDbContext>("/api/v1/messages").RequirePermission(Permissions.MessagesRead);
        ListMessages.Map(messages);
        CountUnreadMessages.Map(messages);
        ReadMessage.Map(messages);
        ReadAllMessages.Map(messages);

        var notices = app.MapApi<NotificationsDbContext>("/api/v1/platform-notices").RequirePermission(Permissions.PlatformMaintain);
        ListNotices.Map(notices);
        PreviewReach.Map(notices);
        GetNotice.Map(notices);
        DraftNotice.Map(notices);
        ChangeNotice.Map(notices);
        PublishNotice.Map(notices);
        ExtendNotice.Map(notices);
        CancelNotice.Map(notices);
        EndNotice.Map(notices);
    }
}
