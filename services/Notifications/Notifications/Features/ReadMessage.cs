using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features;

internal static class ReadMessage
{
    public static void Map(IEndpointRouteBuilder messages) => messages
        .MapPost("/{id:guid}/read", Handle)
        .WithName(nameof(ReadMessage));

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Caller caller, NotificationsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var message = await OwnMessages.Of(db, caller).SingleOrDefaultAsync(message => message.Id == id, ct);
        if (message is null)
            return TypedResults.NotFound();

        if (message.ReadAt is null)
        {
            message.ReadAt = clock.GetUtcNow();
            db.Record(nameof(ReadMessage), "message", id.ToString(), after: new { message.Kind, message.Link });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return TypedResults.NoContent();
    }
}
