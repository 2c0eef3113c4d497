using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Seisan.Gateway.Edge;

namespace Seisan.Gateway.Sessions;

/// <summary>Where identity is asked, by setting and not by discovery; its keys are fetched again when one is unknown.</summary>
internal sealed class IdentityKeys(PublicAddress address) : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    private const string Inner = "http://identity";

    public static ConfigurationManager<OpenIdConnectConfiguration> Manager(HttpClient http, PublicAddress address) => new(
        $"{Inner}/.well-known/jwks", new IdentityKeys(address), new HttpDocumentRetriever(http) { RequireHttps = false });

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string jwks, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = address.At("/"),
            AuthorizationEndpoint = address.At("/connect/authorize"),
            EndSessionEndpoint = address.At("/connect/logout"),
            PushedAuthorizationRequestEndpoint = $"{Inner}/connect/par",
            TokenEndpoint = $"{Inner}/connect/token",
            JwksUri = jwks,
        };
        foreach (var key in new JsonWebKeySet(await retriever.GetDocumentAsync(jwks, cancel)).GetSigningKeys())
            configuration.SigningKeys.Add(key);
        return configuration;
    }
}
