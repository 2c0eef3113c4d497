using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Seisan.Kernel;

namespace Seisan.Gateway.Tests;

/// <summary>
/// What stands behind the gateway, on loopback: an OpenID provider that signs one person in without asking, and
/// services that tell what reached them. Refresh tokens are good for one use.
/// </summary>
public sealed class Neighbours : IAsyncDisposable
{
    public const string Secret = "gateway-secret-in-tests";

    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Redirect)> _codes = new();
    private readonly ConcurrentDictionary<string, IFormCollection> _pushed = new();
    private readonly ConcurrentDictionary<string, bool> _refreshTokens = new();
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };
    private readonly string _issuer;
    private WebApplication? _app;
    private int _refreshes;

    public Neighbours(string issuer) => _issuer = issuer;

    public string Address { get; private set; } = "";

    public TenantId Tenant { get; } = new(Guid.CreateVersion7());
    public Guid UserId { get; } = Guid.CreateVersion7();
    public Guid SignInId { get; } = Guid.CreateVersion7();

    /// <summary>How long an access token is good, in seconds.</summary>
    public int Lifetime { get; set; } = 300;

    public string[] Permissions { get; set; } = Roles.Grants[Roles.Employee];

    /// <summary>Whether services can read from their databases.</summary>
    public bool Reads { get; set; } = true;

    /// <summary>What a request for <c>/api/v1/claims/held</c> waits for.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>Successful uses of a refresh token.</summary>
    public int Refreshes => _refreshes;

    /// <summary>What each request for a sign-in said of asking for the password, in order.</summary>
    public ConcurrentQueue<string> Prompts { get; } = new();

    /// <summary>Requests that reached a service, by path.</summary>
    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>What a service answers to a GET of a path, in place of telling what reached it.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = _app = builder.Build();
        app.MapGet("/.well-known/jwks", Keys);
        app.MapPost("/connect/par", PushAsync);
        app.MapGet("/connect/authorize", Authorize);
        app.MapPost("/connect/token", TokenAsync);
        app.MapGet("/connect/logout", (string post_logout_redirect_uri) => Results.Redirect(post_logout_redirect_uri));
        app.MapGet("/sign-in", (HttpContext http) =>
        {
            http.Response.Cookies.Append("__Host-identity", "x", new() { Secure = true, Path = "/" });
            return Results.Text(http.Request.Headers.Cookie.ToString());
        });
        app.MapGet("/health", () => "ok");
        app.MapGet("/reads", () => Reads ? Results.NoContent() : Results.StatusCode(500));
        app.MapGet("/openapi/v1.json", () => Results.Text(SampleDocument, "application/json"));
        app.Map("/api/v1/{**rest}", EchoAsync);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private IResult Keys()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(_key.ECDsa.ExportParameters(false))) { KeyId = "k1" });
        return Results.Json(new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = jwk.Kid, use = "sig", alg = "ES256" } } });
    }

    private async Task<IResult> PushAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != Secret || form["code_challenge_method"] != "S256") return Results.BadRequest();
        var uri = "urn:pushed:" + Guid.CreateVersion7().ToString("N");
        _pushed[uri] = form;
        Prompts.Enqueue(form["prompt"].ToString());
        return Results.Json(new { request_uri = uri, expires_in = 60 }, statusCode: 201);
    }

    private IResult Authorize(string request_uri, string client_id)
    {
        if (client_id != "gateway" || !_pushed.TryRemove(request_uri, out var asked)) return Results.BadRequest();
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = (asked["code_challenge"].ToString(), asked["nonce"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"].ToString(), new Dictionary<string, string?>
        {
            ["code"] = code, ["state"] = asked["state"], ["iss"] = _issuer + "/",
        }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != Secret) return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (form["grant_type"] == "refresh_token")
        {
            if (!_refreshTokens.TryRemove(form["refresh_token"].ToString(), out _)) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            Interlocked.Increment(ref _refreshes);
            return Granted(null);
        }

        if (!_codes.TryRemove(form["code"].ToString(), out var begun)) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return challenge == begun.Challenge && form["redirect_uri"] == begun.Redirect ? Granted(begun.Nonce) : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    private IResult Granted(string? nonce)
    {
        var refresh = Guid.CreateVersion7().ToString("N");
        _refreshTokens[refresh] = true;
        return Results.Json(new
        {
            access_token = Token("seisan", "at+jwt", new()
            {
                ["tenant"] = Tenant.ToString(), ["name"] = "佐藤 美咲", ["sign_in_id"] = "sato", ["perm"] = Permissions, ["rv"] = 1,
                ["employee"] = Guid.CreateVersion7().ToString(), ["n"] = refresh,
            }),
            id_token = Token("gateway", "JWT", new() { ["nonce"] = nonce ?? "", ["sid"] = SignInId.ToString(), ["name"] = "佐藤 美咲" }),
            refresh_token = refresh, token_type = "Bearer", expires_in = Lifetime,
        });
    }

    private string Token(string audience, string type, Dictionary<string, object> claims)
    {
        claims["sub"] = UserId.ToString();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _issuer + "/", Audience = audience, TokenType = type, Claims = claims,
            Expires = TimeProvider.System.GetUtcNow().AddSeconds(Math.Max(Lifetime, 60)).UtcDateTime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private async Task<IResult> EchoAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var seen = new Seen(request.Method, request.Path, body.Length, request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(seen);
        if (request.Path == "/api/v1/claims/held") await Held;
        request.HttpContext.Response.Cookies.Append("stray", "1");
        if (Answers.TryGetValue(request.Path, out var answer)) return answer == "" ? Results.StatusCode(500) : Results.Text(answer, "application/json");
        return request.Headers.ContainsKey("Authorization") ? Results.Json(seen) : Results.Problem(statusCode: 401);
    }

    private const string SampleDocument = """
        {"openapi":"3.1.1","info":{"title":"x","version":"1"},"paths":{
          "/health":{"get":{"responses":{"200":{"description":"OK"}}}},
          "/api/v1/claims/{id}/submission":{"post":{"operationId":"SubmitClaim","tags":["claims"],"x-permission":"claims.submit",
            "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}],
            "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Line"}}}},
            "responses":{"202":{"description":"Accepted"}}}}},
         "components":{"schemas":{"Line":{"type":"object","required":["amount"],"properties":{"amount":{"type":"integer"},"memo":{"type":["null","string"]}}}}}}
        """;

    /// <summary>A request as a service saw it.</summary>
    public sealed record Seen(string Method, string Path, int Length, Dictionary<string, string> Headers);
}
