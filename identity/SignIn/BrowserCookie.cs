using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Seisan.Identity.People;
using Seisan.Kernel;

namespace Seisan.Identity.SignIn;

/// <summary>Identity's own cookie: which session of which person this browser is. It holds no right.</summary>
internal static class BrowserCookie
{
    public const string Scheme = "identity";
    public const string Name = "__Host-identity";

    public static void AddBrowserCookie(this IServiceCollection services) => services.AddAuthentication()
        .AddCookie(Scheme, options =>
        {
            options.Cookie.Name = Name;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.ExpireTimeSpan = SessionLimits.Longest; // the session's row ends earlier when it is idle
            options.SlidingExpiration = false;
        });

    public static Task GiveAsync(HttpContext http, User user, UserSession session) => http.SignInAsync(Scheme, new ClaimsPrincipal(
        new ClaimsIdentity(
        [
            new("tenant", user.TenantId.ToString()), new("sub", user.Id.ToString()), new("sid", session.Id.ToString()),
            new("stamp", user.SecurityStamp),
        ],
        Scheme)));

    public static async Task<Ticket?> ReadAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { } principal ? Ticket.Of(principal) : null;

    /// <summary>What a cookie or a token says of the session it came from.</summary>
    public sealed record Ticket(TenantId Tenant, Guid UserId, Guid SessionId, string? Stamp)
    {
        public static Ticket? Of(ClaimsPrincipal principal) =>
            Guid.TryParse(principal.FindFirstValue("tenant"), out var tenant)
            && Guid.TryParse(principal.FindFirstValue("sub"), out var user)
            && Guid.TryParse(principal.FindFirstValue("sid"), out var session)
                ? new Ticket(new TenantId(tenant), user, session, principal.FindFirstValue("stamp"))
                : null;
    }
}
