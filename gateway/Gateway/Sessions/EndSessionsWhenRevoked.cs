using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Gateway.Persistence;

namespace Seisan.Gateway.Sessions;

internal sealed class EndSessionsWhenRevoked(GatewayDbContext db, SessionCache cache) : IConsumer<SessionRevoked>
{
    public async Task Consume(ConsumeContext<SessionRevoked> context)
    {
        var ended = context.Message;
        var sessions = await db.Sessions
            .Where(session => session.UserId == ended.UserId && (ended.SessionId == null || session.SignInId == ended.SessionId))
            .ToListAsync(context.CancellationToken);
        db.RemoveRange(sessions);
        await db.SaveChangesAsync();
        foreach (var session in sessions) await cache.ForgetAsync(session.TenantId, session.Id);
    }
}
