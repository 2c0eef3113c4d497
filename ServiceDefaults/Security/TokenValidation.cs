using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Security;

/// <summary>
/// Access tokens: signed by identity with ES256, for this platform, from its public address, and not older than the
/// person's last change of rights. Keys are fetched from identity's inner address and from nowhere else.
/// </summary>
internal static partial class TokenValidation
{
    public const string Audience = "seisan";
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public static void AddTokenValidation(this IHostApplicationBuilder builder)
    {
        var address = builder.Configuration["Platform:PublicAddress"]?.TrimEnd('/') ?? "https://localhost:8443";
        builder.Services.AddMemoryCache();
        builder.Services.AddHttpClient("identity-keys", client => client.Timeout = TimeSpan.FromSeconds(8));
        builder.Services.AddSingleton<KeySet>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.RequireHttpsMetadata = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuers = [address, address + "/"],
                ValidAudience = Audience,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidTypes = ["at+jwt"],
                ClockSkew = Skew,
                NameClaimType = "name",
                RoleClaimType = "role",
            };
            options.Events = new JwtBearerEvents { OnTokenValidated = RefuseOutdatedAsync, OnChallenge = Challenge, OnForbidden = Forbid };
        });
        builder.Services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, KeysOfIdentity>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsAnsweredByRouting).Build());
    }

    /// <summary>405 and 415 are endpoints that routing itself puts in the place of a route; they have no metadata at all.</summary>
    private static bool IsAnsweredByRouting(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is { Metadata.Count: 0 };

    private static async Task RefuseOutdatedAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = context.Principal!;
        if (services.GetService<ServiceDbContext>() is not { } db
            || !Guid.TryParse(user.FindFirstValue("tenant"), out var tenant))
            return;

        var caller = services.GetRequiredService<Caller>();
        caller.ActFor(new Kernel.TenantId(tenant));
        var cache = services.GetRequiredService<IMemoryCache>();
        if (!await Rights.AreCurrentAsync(db, cache, [.. Bearers(user)], context.HttpContext.RequestAborted))
            context.Fail("The rights of the bearer changed after the token was given.");
    }

    /// <summary>The person, under the version of the token, and the partner's program, which is there or is not.</summary>
    private static IEnumerable<(Guid Id, long Version)> Bearers(ClaimsPrincipal user)
    {
        if (Guid.TryParse(user.FindFirstValue("sub"), out var subject))
            yield return (subject, long.TryParse(user.FindFirstValue("rv"), out var version) ? version : 0);
        if (Guid.TryParse(user.FindFirstValue("client_id"), out var client) && client != subject)
            yield return (client, 0);
    }

    private static Task Challenge(JwtBearerChallengeContext context)
    {
        var http = context.HttpContext;
        Unauthenticated(Log(http), http.Request.Method, http.Request.Path, http.Connection.RemoteIpAddress, context.AuthenticateFailure?.Message);
        context.HandleResponse();
        if (context.AuthenticateFailure is SecurityTokenSignatureKeyNotFoundException
            && !http.RequestServices.GetRequiredService<KeySet>().HasArrived)
        {
            // the token may be good: whoever holds it must not throw it away because identity is slow
            http.Response.Headers.RetryAfter = "2";
            return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "busy");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "unauthenticated");
    }

    private static Task Forbid(ForbiddenContext context)
    {
        var http = context.HttpContext;
        Denied(
            Log(http), http.Request.Method, http.Request.Path, http.GetEndpoint()?.Metadata.GetMetadata<AsksFor>()?.Permission,
            http.User.FindFirstValue("sub"), http.User.FindFirstValue("tenant"), http.Connection.RemoteIpAddress);
        return WriteAsync(http, StatusCodes.Status403Forbidden, "forbidden");
    }

    private static ILogger Log(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Seisan.Security");

    [LoggerMessage(Level = LogLevel.Information, Message = "Unauthenticated: {Method} {Path} from {Address} ({Reason})")]
    private static partial void Unauthenticated(
        ILogger logger, string method, string path, System.Net.IPAddress? address, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Denied: {Method} {Path} asks for {Permission}, which {UserId} of {Tenant} at {Address} has not")]
    private static partial void Denied(
        ILogger logger, string method, string path, string? permission, string? userId, string? tenant, System.Net.IPAddress? address);

    private static Task WriteAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            Problems.Details(status, code), options: null, contentType: "application/problem+json", http.RequestAborted);
    }

    private sealed class KeysOfIdentity(IHttpClientFactory clients, KeySet keys, IMemoryCache cache, TimeProvider clock)
        : IPostConfigureOptions<JwtBearerOptions>
    {
        public void PostConfigure(string? name, JwtBearerOptions options)
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new CachedTokens(cache, clock));
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                "http://identity/.well-known/jwks", keys,
                new HttpDocumentRetriever(clients.CreateClient("identity-keys")) { RequireHttps = false })
            {
                RefreshInterval = TimeSpan.FromSeconds(30),
            };
        }
    }

    private sealed class KeySet : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        private volatile bool _hasArrived;

        /// <summary>False until identity has answered for the first time since the start.</summary>
        public bool HasArrived => _hasArrived;

        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var configuration = new OpenIdConnectConfiguration();
            foreach (var key in new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel)).GetSigningKeys())
                configuration.SigningKeys.Add(key);
            _hasArrived = true;
            return configuration;
        }
    }
}
