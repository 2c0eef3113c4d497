using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Seisan.Kernel;
using Seisan.Web;

namespace Seisan.Gateway.Sessions;

/// <summary>
/// The tokens of a session and what they say. They came over the inner connection to identity, so the gateway reads
/// the access token without validating it again; services do.
/// </summary>
internal sealed record Tokens(string Access, string? Refresh, string? Identity, DateTimeOffset EndsAt)
{
    /// <summary>A token is replaced this long before it ends, so that it is good for the calls it is sent with.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);

    public DateTimeOffset RefreshAt => EndsAt - Early;

    public static Tokens? Of(AuthenticationProperties properties) =>
        properties.GetTokenValue("access_token") is { } access
        && DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var endsAt)
            ? new(access, properties.GetTokenValue("refresh_token"), properties.GetTokenValue("id_token"), endsAt)
            : null;

    public void StoreIn(AuthenticationProperties properties) => properties.StoreTokens(
        from token in new (string Name, string? Value)[]
        {
            ("access_token", Access), ("refresh_token", Refresh), ("id_token", Identity),
            ("expires_at", EndsAt.ToString("o", CultureInfo.InvariantCulture)),
        }
        where token.Value is not null
        select new AuthenticationToken { Name = token.Name, Value = token.Value });

    /// <summary>The person as the access token describes them.</summary>
    public Visitor Describe()
    {
        var token = new JsonWebTokenHandler().ReadJsonWebToken(Access);
        return new Visitor(
            Guid.Parse(token.Subject),
            Text(token, "employee") is { } employee ? Guid.Parse(employee) : null,
            new TenantId(Guid.Parse(token.GetPayloadValue<string>("tenant"))),
            Text(token, "tenant_name"),
            Text(token, "name") ?? Text(token, "sign_in_id") ?? "?",
            token.Claims.Where(claim => claim.Type == "perm").Select(claim => claim.Value).ToFrozenSet(),
            Access);
    }

    /// <summary>The principal that pages and policies see.</summary>
    public static ClaimsPrincipal Principal(Visitor visitor) => new(new ClaimsIdentity(
        [
            new Claim("sub", visitor.UserId.ToString()), new Claim("name", visitor.Name), new Claim("tenant", visitor.Tenant.ToString()),
            .. visitor.Permissions.Select(permission => new Claim("perm", permission)),
        ],
        SignIn.Scheme, "name", "role"));

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
