using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Seisan.Gateway.Edge;
using Seisan.Kernel;
using Seisan.Web;
using StackExchange.Redis;

namespace Seisan.Gateway.Sessions;

/// <summary>
/// The browser's session (a cookie that names a row) and the way to get one (code and PKCE at identity). Tokens stay
/// in the row.
/// </summary>
internal static class SignIn
{
    public const string Scheme = "session";
    public const string Identity = "identity";
    public const string ClientId = "gateway";
    public const string SessionCookie = "__Host-session";
    public const string CallbackPath = "/session/callback";
    public const string SignedOutPath = "/goodbye";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Cache.Connect(builder.Configuration));
        builder.Services.AddSingleton<SessionCache>().AddSingleton<SessionStore>().AddSingleton<TokenRefresh>();
        builder.Services.AddHttpClient(TokenRefresh.Client, InnerIdentity);
        builder.Services.AddAuthentication(options =>
        {
            options.DefaultScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = Scheme;
            options.DefaultAuthenticateScheme = options.DefaultSignInScheme = Scheme;
        })
            .AddCookie(Scheme, Cookie)
            .AddOpenIdConnect(Identity, options => Connect(options, builder.Configuration));
        builder.Services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionStore>((options, store) => options.SessionStore = store);
        builder.Services.AddOptions<OpenIdConnectOptions>(Identity).Configure<IHttpClientFactory, PublicAddress>(Endpoints);

        var policies = builder.Services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
            policies.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().RequireClaim("perm", permission));
        // A page without a policy of its own is nobody's; what is no page at all is answered by 404.
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoPage).Build());
    }

    /// <summary>The page that says the session has ended, and leads back after a new sign-in.</summary>
    public static string EndedPage(HttpContext http) => $"/session-ended?back={Uri.EscapeDataString(Here(http))}";

    private static bool IsNoPage(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http
        && (http.GetEndpoint() is null || http.Request.Path.StartsWithSegments("/_framework"));

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookie;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = SessionLimits.Idle;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            if (Faults.IsApi(context.HttpContext) || IsScript(context.Request)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(HadSession(context.HttpContext)
                ? EndedPage(context.HttpContext)
                : $"/session/start?back={Uri.EscapeDataString(Here(context.HttpContext))}");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            var (http, visitor) = (context.HttpContext, context.HttpContext.Features.Get<Visitor>());
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Seisan.Security").LogWarning(
                "Denied: {Method} {Path} is not for {UserId} of {Tenant}", http.Request.Method, http.Request.Path.ToString(), visitor?.UserId, visitor?.Tenant);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Connect(OpenIdConnectOptions options, ConfigurationManager configuration)
    {
        options.ClientId = ClientId;
        options.ClientSecret = configuration["Gateway:ClientSecret"];
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Prompt = OpenIdConnectPrompt.Login; // a session begins with a password, never with what identity remembers
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.UseIfAvailable;
        options.SaveTokens = true;
        options.DisableTelemetry = true;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = false; // keys and tokens come over the inner address
        options.CallbackPath = CallbackPath;
        options.SignedOutCallbackPath = "/session/signed-out";
        options.SignInScheme = Scheme;
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "offline_access"]) options.Scope.Add(scope);
        options.CorrelationCookie.Name = "__Host-correlation.";
        options.NonceCookie.Name = "__Host-nonce.";
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.Path = "/";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }

        options.TokenValidationParameters.ValidAlgorithms = ["ES256"];
        options.TokenValidationParameters.NameClaimType = "name";
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.Events.OnRemoteFailure = context =>
        {
            // The way back was lost (an old tab, a second click): begin again rather than explain a protocol.
            context.HandleResponse();
            context.Response.Redirect("/session-ended");
            return Task.CompletedTask;
        };
    }

    /// <summary>Everything static: browsers go to the public address, the gateway itself to identity's inner one.</summary>
    private static void Endpoints(OpenIdConnectOptions options, IHttpClientFactory clients, PublicAddress address)
    {
        options.Backchannel = clients.CreateClient(TokenRefresh.Client);
        options.ConfigurationManager = IdentityKeys.Manager(options.Backchannel, address);
        options.TokenValidationParameters.ValidIssuers = [address.Origin, address.At("/")];
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = address.At(CallbackPath);
            return Task.CompletedTask;
        };
        options.Events.OnMessageReceived = context =>
        {
            // Which provider answered (RFC 9207): there is one, and an answer in another's name is not taken.
            if (context.ProtocolMessage.GetParameter("iss")?.TrimEnd('/') != address.Origin) context.Fail("The answer is another issuer's.");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.PostLogoutRedirectUri = address.At(SignedOutPath);
            return Task.CompletedTask;
        };
    }

    /// <summary>A script cannot follow a way to a sign-in page: it is told the status. Navigations ask for HTML.</summary>
    private static bool IsScript(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"] == "empty"
        && !request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Identity is asked inside, over plain HTTP, as if at its public address.</summary>
    private static void InnerIdentity(IServiceProvider services, HttpClient client)
    {
        client.Timeout = TimeSpan.FromSeconds(5);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", Uri.UriSchemeHttps);
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", services.GetRequiredService<PublicAddress>().Authority);
    }

    private static bool HadSession(HttpContext http) => http.Request.Cookies.ContainsKey(SessionCookie);

    private static string Here(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString.Value : http.Request.Path;
}
