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
        var sessions = await db.Sessions.Where(session => session.UserId == context.Message.UserId).ToListAsync(context.CancellationToken);
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
