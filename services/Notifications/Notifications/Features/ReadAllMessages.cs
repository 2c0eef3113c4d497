using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features;

internal static class ReadAllMessages
{
    public static void Map(IEndpointRouteBuilder messages) => messages
        .MapPost("/read-all", Handle)
        .WithName(nameof(ReadAllMessages));

    private static async Task<NoContent> Handle(
        Caller caller, NotificationsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var count = await OwnMessages.Of(db, caller).Where(message => message.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), ct);
        if (count > 0)
        {
            db.Record(nameof(ReadAllMessages), "message", "all", after: new { count });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return TypedResults.NoContent();
    }
}
