using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.Connect;

/// <summary>The OpenID provider: code with PKCE for people, client credentials for systems, short tokens, renewed once each.</summary>
internal static class OpenIdProvider
{
    public const string Audience = "seisan";
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromMinutes(5);

    public static void AddOpenIdProvider(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>()
                .ReplaceDefaultEntities<OidcApplication, OidcAuthorization, OidcScope, OidcToken, Guid>())
            .AddServer(server =>
            {
                server.SetIssuer(new PublicAddress(builder.Configuration).Issuer);
                Endpoints(server);
                Flows(server);
                Keys(server, builder.Configuration);
                ClientSignIns.AddTo(server);
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough().EnableErrorPassthrough();
            });
    }

    private static void Endpoints(OpenIddictServerBuilder server) => server
        .SetAuthorizationEndpointUris("connect/authorize")
        .SetPushedAuthorizationEndpointUris("connect/par")
        .SetTokenEndpointUris("connect/token")
        .SetEndSessionEndpointUris("connect/logout")
        .SetRevocationEndpointUris("connect/revocation")
        .SetJsonWebKeySetEndpointUris(".well-known/jwks")
        .SetConfigurationEndpointUris(".well-known/openid-configuration");

    private static void Flows(OpenIddictServerBuilder server)
    {
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.RequireProofKeyForCodeExchange();
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(OpenIddictConstants.CodeChallengeMethods.Sha256);
            options.ResponseModes.Clear();
            options.ResponseModes.Add(OpenIddictConstants.ResponseModes.Query);
        });
        // A scope is a permission, so the catalogue is the code's and no table.
        server.RegisterScopes([.. Permissions.All, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess]);
        server.SetAuthorizationCodeLifetime(CodeLifetime);
        server.SetAccessTokenLifetime(AccessLifetime).SetIdentityTokenLifetime(AccessLifetime);
        server.SetRefreshTokenLifetime(SessionLimits.Longest);
        server.SetRefreshTokenReuseLeeway(TimeSpan.Zero);
        server.DisableAccessTokenEncryption();
    }

    private static void Keys(OpenIddictServerBuilder server, IConfiguration configuration)
    {
        var signing = ECDsa.Create();
        signing.ImportFromPem(File.ReadAllText(Setting(configuration, "Identity:SigningKeyFile")));
        var thumbprint = Convert.ToHexStringLower(SHA256.HashData(signing.ExportSubjectPublicKeyInfo()))[..16];
        server.AddSigningKey(new ECDsaSecurityKey(signing) { KeyId = thumbprint });

        var encryption = Convert.FromBase64String(File.ReadAllText(Setting(configuration, "Identity:EncryptionKeyFile")).Trim());
        server.AddEncryptionKey(new SymmetricSecurityKey(encryption));
    }

    private static string Setting(IConfiguration configuration, string name) =>
        configuration[name] ?? throw new InvalidOperationException($"{name} is missing.");
}
