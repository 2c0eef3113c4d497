using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Seisan.Web.Calls;

namespace Seisan.Gateway.Sessions;

/// <summary>
/// Replaces a session's access token, once for however many requests want it at a time: the refresh token is good for
/// one use, and identity takes a second use for theft.
/// </summary>
internal sealed class TokenRefresh(SessionStore store, IHttpClientFactory clients, IConfiguration configuration, TimeProvider clock)
{
    public const string Client = "identity-tokens";

    /// <summary>The session's ticket with tokens that are good for a while, or null when the session is over.</summary>
    public Task<AuthenticationTicket?> RefreshAsync(SessionKey key) => store.ChangeAsync(key, async (session, ticket) =>
    {
        if (session.RefreshAt > clock.GetUtcNow()) return true; // another request was first
        if (Tokens.Of(ticket.Properties) is not { Refresh: { } refresh } tokens) return false;

        var granted = await AskAsync(refresh);
        if (granted is null) return false;
        var renewed = new Tokens(
            granted.AccessToken, granted.RefreshToken ?? refresh, granted.IdToken ?? tokens.Identity,
            clock.GetUtcNow().AddSeconds(granted.ExpiresIn));
        renewed.StoreIn(ticket.Properties);
        session.Extend(clock.GetUtcNow()); // as identity has done by granting
        ticket.Properties.ExpiresUtc = session.EndsAt;
        session.Refresh(store.Seal(ticket), renewed.RefreshAt);
        return true;
    });

    private async Task<Grant?> AskAsync(string refreshToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken, ["client_id"] = SignIn.ClientId,
            ["client_secret"] = configuration["Gateway:ClientSecret"] ?? "",
        });
        using var response = await clients.CreateClient(Client).PostAsync("http://identity/connect/token", form);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<Grant>(),
            HttpStatusCode.BadRequest => null,
            var status => throw new ServiceCallException(status, "identity"),
        };
    }

    private sealed record Grant(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("id_token")] string? IdToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
