using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features;

internal static class CountUnreadMessages
{
    public static void Map(IEndpointRouteBuilder messages) => messages
        .MapGet("/unread-count", Handle)
        .WithName(nameof(CountUnreadMessages));

    private static async Task<Answer> Handle(Caller caller, NotificationsDbContext db, CancellationToken ct) =>
        new(await OwnMessages.Of(db, caller).CountAsync(message => message.ReadAt == null, ct));

    internal sealed record Answer(int Count);
}
