using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Permissions = Seisan.Kernel.Permissions;

namespace Seisan.Identity.Connect;

/// <summary>What tokens say. Read anew at each renewal, so a change of roles is in the next token.</summary>
internal static class TokenContent
{
    private static readonly string[] InIdentityToken = [Claims.Subject, Claims.Name, Claims.AuthenticationTime, "sid", "tenant", "sign_in_id"];

    /// <summary>A person who works through a client: what the person may do and, for a partner's program, was asked for.</summary>
    public static ClaimsPrincipal OfPerson(LiveSession live, OidcApplication application, ImmutableArray<string> scopes, ClaimsPrincipal? earlier = null)
    {
        var user = live.User;
        var permissions = application.ClientId == GatewayClient.Id
            ? user.Permissions()
            : [.. user.Permissions().Where(one => one == Permissions.Self || scopes.Contains(one))];
        var identity = New(earlier);
        identity.SetClaim(Claims.Subject, user.Id.ToString()).SetClaim(Claims.Name, user.Name)
            .SetClaim("sign_in_id", user.SignInId).SetClaim("employee", user.EmployeeId?.ToString())
            .SetClaim("tenant", user.TenantId.ToString()).SetClaim("tenant_name", live.Company.Name)
            .SetClaim("sid", live.Session.Id.ToString()).SetClaim("rv", user.RightsVersion)
            .SetClaim(Claims.AuthenticationTime, live.Session.StartedAt.ToUnixTimeSeconds())
            .SetClaims("perm", [.. permissions]);
        return Finish(identity, scopes);
    }

    /// <summary>A partner's system: what it was registered for and asks for.</summary>
    public static ClaimsPrincipal OfMachine(ApiClient client, ImmutableArray<string> asked)
    {
        var scopes = asked.IsEmpty ? [.. client.Scopes] : asked;
        var identity = New(null);
        identity.SetClaim(Claims.Subject, client.Id.ToString()).SetClaim(Claims.Name, client.Name)
            .SetClaim("sign_in_id", client.ClientId).SetClaim("tenant", client.TenantId.ToString())
            .SetClaims("perm", [.. client.Scopes.Intersect(scopes).Append(Permissions.Self).Distinct()]);
        return Finish(identity, scopes);
    }

    /// <summary>The protocol's own "no".</summary>
    public static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    public static IResult Grant(ClaimsPrincipal principal) =>
        Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private static ClaimsIdentity New(ClaimsPrincipal? earlier) =>
        new(earlier?.Claims ?? [], "OpenIddict", Claims.Name, Claims.Role);

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes).SetResources(OpenIdProvider.Audience);
        identity.SetDestinations(claim => InIdentityToken.Contains(claim.Type)
            ? [Destinations.AccessToken, Destinations.IdentityToken]
            : [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
