using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server.AspNetCore;
using Seisan.Contracts.Identity;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Identity.Connect;

/// <summary>A client signs its person out: the session ends here and, as it is announced, everywhere it was used.</summary>
internal static class Logout
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, IdentityDbContext db, EndedSessions sessions, OutboxSignal outbox, Caller caller, TimeProvider clock)
    {
        if (http.GetOpenIddictServerResponse()?.Error is { } error)
            return Authorize.Refused(http, error);
        var hint = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        var named = hint is null ? null : BrowserCookie.Ticket.Of(hint);
        // A link on somebody else's page must not be able to sign people out: without a hint it has to be our own.
        if (named is null && http.Request.Headers["Sec-Fetch-Site"] != "cross-site")
            named = await BrowserCookie.ReadAsync(http);
        if (named is not null)
        {
            await db.InTenantAsync(named.Tenant, () => EndAsync(named, db, sessions, caller, clock));
            outbox.Wake();
            await http.SignOutAsync(BrowserCookie.Scheme);
        }

        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/signed-out" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static async Task<int> EndAsync(
        BrowserCookie.Ticket named, IdentityDbContext db, EndedSessions sessions, Caller caller, TimeProvider clock)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(one =>
            one.Id == named.SessionId && one.UserId == named.UserId && one.EndedAt == null);
        if (session is null || await db.Users.SingleOrDefaultAsync(one => one.Id == named.UserId) is not { } user)
            return 0;

        var now = clock.GetUtcNow();
        sessions.End(session, user);
        db.Announce(new SignInAttempted(
            Guid.CreateVersion7(now), now, user.Id, user.SignInId, user.Name, SignInOutcome.SignedOut, caller.Address ?? "",
            session.UserAgent));
        return await db.SaveChangesAsync();
    }
}
