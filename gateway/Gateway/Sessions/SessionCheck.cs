using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Seisan.Web.Calls;

namespace Seisan.Gateway.Sessions;

/// <summary>On each request with a session: the person as their current token describes them, with a token that is good.</summary>
internal static class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var tokens = Tokens.Of(context.Properties);
        if (tokens is not null && SessionStore.KeyOf(context.Properties) is { } key && tokens.RefreshAt <= clock.GetUtcNow())
            tokens = await RefreshAsync(http, key, tokens, clock.GetUtcNow());
        if (tokens is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(SignIn.Scheme);
            return;
        }

        var visitor = tokens.Describe();
        http.Features.Set(visitor);
        http.Features.Set(tokens);
        context.ReplacePrincipal(Tokens.Principal(visitor));
    }

    private static async Task<Tokens?> RefreshAsync(HttpContext http, SessionKey key, Tokens tokens, DateTimeOffset now)
    {
        try
        {
            var ticket = await http.RequestServices.GetRequiredService<TokenRefresh>().RefreshAsync(key);
            return ticket is null ? null : Tokens.Of(ticket.Properties);
        }
        catch (Exception outage) when (tokens.EndsAt > now && outage is (HttpRequestException or ServiceCallException
            or TimeoutRejectedException or BrokenCircuitException or TaskCanceledException))
        {
            return tokens; // identity is out for a moment and the token still good for one
        }
    }
}
