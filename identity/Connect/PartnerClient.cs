using System.Buffers.Text;
using System.Security.Cryptography;
using OpenIddict.Abstractions;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Permissions = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Seisan.Identity.Connect;

/// <summary>A partner's program as OpenIddict is to treat it.</summary>
internal static class PartnerClient
{
    private const int SecretLength = 32;

    /// <summary>The secret, which is kept only as a hash; null for a public client.</summary>
    public static async Task<string?> RegisterAsync(ApiClient client, TenantId tenant, IOpenIddictApplicationManager applications)
    {
        var secret = client.Kind is ApiClientKind.Public ? null : NewSecret();
        var application = new OidcApplication { OwnerTenant = tenant };
        await applications.PopulateAsync(application, Describe(client));
        await applications.CreateAsync(application, secret);
        return secret;
    }

    /// <summary>Leaves a name and an owner that no secret opens and nothing is permitted to.</summary>
    public static async Task CloseAsync(ApiClient client, IOpenIddictApplicationManager applications)
    {
        if (await applications.FindByClientIdAsync(client.ClientId) is not OidcApplication open)
            return;
        await applications.DeleteAsync(open); // and its tokens
        var closed = new OidcApplication { OwnerTenant = open.OwnerTenant };
        await applications.PopulateAsync(closed, new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Implicit, DisplayName = client.Name,
        });
        await applications.CreateAsync(closed, NewSecret());
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));

    private static OpenIddictApplicationDescriptor Describe(ApiClient client)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            ClientType = client.Kind is ApiClientKind.Public ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = client.Name,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation },
        };
        foreach (var scope in client.Scopes)
            descriptor.Permissions.Add(Permissions.Prefixes.Scope + scope);
        if (client.Kind is ApiClientKind.Machine)
        {
            descriptor.Permissions.Add(Permissions.GrantTypes.ClientCredentials);
            return descriptor;
        }

        descriptor.RedirectUris.UnionWith(client.RedirectUris.Select(uri => new Uri(uri)));
        descriptor.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.PushedAuthorization, Permissions.Endpoints.EndSession,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            Permissions.Scopes.Profile,
        ]);
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        if (client.Kind is ApiClientKind.Confidential)
            descriptor.Requirements.Add(Requirements.Features.PushedAuthorizationRequests);
        return descriptor;
    }
}
