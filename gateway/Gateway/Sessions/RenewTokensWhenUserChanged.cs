using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Gateway.Persistence;

namespace Seisan.Gateway.Sessions;

/// <summary>New rights hold from the person's next click: tokens given under the old ones are replaced before use.</summary>
internal sealed class RenewTokensWhenUserChanged(GatewayDbContext db, SessionStore store, SessionCache cache, TimeProvider clock) : IConsumer<UserChanged>
{
    public async Task Consume(ConsumeContext<UserChanged> context)
    {
        // locked: a refresh that is under way has the last word on its tokens, or sees what is written here
        var sessions = await db.Sessions.FromSql($"SELECT * FROM browser_session WHERE user_id = {context.Message.UserId} FOR UPDATE")
            .ToListAsync(context.CancellationToken);
        foreach (var session in sessions)
        {
            if (store.Open(session.Ticket) is not { } ticket || Tokens.Of(ticket.Properties) is not { } tokens) continue;
            (tokens with { EndsAt = clock.GetUtcNow() }).StoreIn(ticket.Properties);
            session.Refresh(store.Seal(ticket), clock.GetUtcNow());
            await cache.ForgetAsync(session.TenantId, session.Id);
        }

        await db.SaveChangesAsync();
    }
}
