using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Seisan.Identity.Tests.Protocol;

/// <summary>The gateway's half of the protocol, step by step.</summary>
public sealed class Gateway(IdentityService service)
{
    public const string Callback = "https://localhost:8443/session/callback";
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";

    public static string Challenge { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static string AuthorizeUrl(
        string method = "S256", string? challenge = null, string redirect = Callback, string client = "gateway",
        string scope = "openid profile offline_access") =>
        $"/connect/authorize?client_id={client}&response_type=code&scope={Uri.EscapeDataString(scope)}"
        + $"&redirect_uri={Uri.EscapeDataString(redirect)}&state=s&nonce=n"
        + (method.Length == 0 ? "" : $"&code_challenge={challenge ?? Challenge}&code_challenge_method={method}");

    /// <summary>Hands the request to identity by itself; the browser is given its name only.</summary>
    public async Task<string> Push(string url)
    {
        using var http = service.Anonymous();
        var query = HttpUtility.ParseQueryString(url[url.IndexOf('?', StringComparison.Ordinal)..]);
        using var form = new FormUrlEncodedContent(
            [.. query.AllKeys.Select(key => KeyValuePair.Create(key!, query[key]!)), new("client_secret", IdentityService.GatewaySecret)]);
        using var answer = await http.PostAsync(new Uri("/connect/par", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode
            ? $"/connect/authorize?client_id=gateway&request_uri={Uri.EscapeDataString(body.GetProperty("request_uri").GetString()!)}"
            : body.GetProperty("error").GetString()!;
    }

    /// <summary>Signs in with the form and follows to the code.</summary>
    public async Task<string> Code(Browser browser, string company, string user, string? url = null)
    {
        using var first = await browser.Get(url ?? await Push(AuthorizeUrl()));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var page = first.Headers.Location!.ToString();
        using var signedIn = await browser.Fill(page, ("company", company), ("user", user), ("password", IdentityService.Password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var authorized = await browser.Get(signedIn.Headers.Location!.ToString());
        return CodeIn(authorized);
    }

    public static string CodeIn(HttpResponseMessage response)
    {
        var query = HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        Assert.Equal("https://localhost:8443/", query["iss"]);
        return query["code"]!;
    }

    public async Task<Tokens> Trade(string code)
    {
        using var answer = await Token(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("code_verifier", Verifier));
        return await Tokens.Of(answer);
    }

    public Task<HttpResponseMessage> Refresh(string refreshToken) => Token(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public async Task<HttpResponseMessage> Token(params (string Name, string Value)[] fields)
    {
        using var http = service.Anonymous();
        var all = fields.Any(field => field.Name == "client_id") ? fields
            : [.. fields, ("client_id", "gateway"), ("client_secret", IdentityService.GatewaySecret)];
        using var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public async Task<Tokens> SignIn(Browser browser, TestCompany company, string user = "admin") =>
        await Trade(await Code(browser, company.Code, user));
}

public sealed record Tokens(string Access, string? Refresh, string? Identity)
{
    public JsonElement Claims => Read(Access, 1);
    public JsonElement Header => Read(Access, 0);

    public static async Task<Tokens> Of(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        return new(
            body.GetProperty("access_token").GetString()!,
            body.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null,
            body.TryGetProperty("id_token", out var identity) ? identity.GetString() : null);
    }

    private static JsonElement Read(string token, int part) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[part])).RootElement;
}
