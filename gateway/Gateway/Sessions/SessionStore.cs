using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Seisan.Gateway.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Gateway.Sessions;

/// <summary>Sessions are rows of the gateway's own database: a restart, or the loss of Redis, signs nobody out.</summary>
internal sealed class SessionStore(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, SessionCache cache, TimeProvider clock) : ITicketStore
{
    private const string KeyItem = "session";
    private readonly IDataProtector _protector = protection.CreateProtector("session");

    /// <summary>The key that a ticket was stored under.</summary>
    public static SessionKey? KeyOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(KeyItem, out var text) && text is not null ? SessionKey.Read(text) : null;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var tokens = Tokens.Of(ticket.Properties) ?? throw new InvalidOperationException("A sign-in brought no tokens.");
        var visitor = tokens.Describe();
        var key = SessionKey.New(visitor.Tenant);
        ticket.Properties.Items[KeyItem] = key.ToString();
        var signIn = Guid.TryParse(ticket.Principal.FindFirstValue("sid"), out var sid) ? sid : (Guid?)null;
        var session = BrowserSession.Start(key, visitor.UserId, signIn, Seal(ticket), tokens.RefreshAt, clock.GetUtcNow());
        await InAsync(key, async db =>
        {
            var now = clock.GetUtcNow();
            await db.Sessions.Where(old => old.EndsAt < now).ExecuteDeleteAsync();
            db.Add(session);
            await db.SaveChangesAsync();
            return session;
        });
        return key.ToString();
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (SessionKey.Read(key) is not { } parsed) return null;
        if (await cache.FindAsync(parsed) is { } kept) return Open(kept);

        var session = await InAsync(parsed, db => db.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == parsed.Id));
        if (session is null || session.IsOver(clock.GetUtcNow())) return null;
        await cache.KeepAsync(parsed, session.Ticket);
        return Open(session.Ticket);
    }

    /// <summary>The session was used: it ends later. Its tokens are changed by <see cref="ChangeAsync"/> alone.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        SessionKey.Read(key) is { } parsed
            ? ChangeAsync(parsed, (session, current) =>
            {
                session.Extend(clock.GetUtcNow());
                (current.Properties.IssuedUtc, current.Properties.ExpiresUtc) = (clock.GetUtcNow(), session.EndsAt);
                session.Seal(Seal(current));
                return Task.FromResult(true);
            })
            : Task.CompletedTask;

    public async Task RemoveAsync(string key)
    {
        if (SessionKey.Read(key) is not { } parsed) return;
        await InAsync(parsed, db => db.Sessions.Where(row => row.Id == parsed.Id).ExecuteDeleteAsync());
        await cache.ForgetAsync(parsed.Tenant, parsed.Id);
    }

    /// <summary>
    /// Changes a session under its row's lock: whoever comes second sees what the first has done. Answers the ticket
    /// afterwards, or null where there is no session (any more).
    /// </summary>
    /// <param name="change">True to keep the session, false to end it.</param>
    public async Task<AuthenticationTicket?> ChangeAsync(SessionKey key, Func<BrowserSession, AuthenticationTicket, Task<bool>> change)
    {
        var changed = await InAsync(key, async db =>
        {
            var session = await db.Sessions
                .FromSql($"SELECT * FROM browser_session WHERE id = {key.Id} FOR UPDATE").SingleOrDefaultAsync();
            if (session is null || session.IsOver(clock.GetUtcNow())) return null;
            var ticket = Open(session.Ticket);
            if (ticket is null || !await change(session, ticket))
            {
                db.Remove(session);
                ticket = null;
            }

            await db.SaveChangesAsync();
            return ticket is null ? null : session;
        });
        await cache.ForgetAsync(key.Tenant, key.Id);
        return changed is null ? null : Open(changed.Ticket);
    }

    public byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    public AuthenticationTicket? Open(byte[] ticket) => TicketSerializer.Default.Deserialize(_protector.Unprotect(ticket));

    private async Task<T> InAsync<T>(SessionKey key, Func<GatewayDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(key.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await transaction.CommitAsync();
        return result;
    }
}
