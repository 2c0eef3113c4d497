using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Seisan.Demo.Client;

/// <summary>
/// A person at the gateway, signed in through the pages as a browser does: cookies, the redirects of code and PKCE,
/// the form's own hidden fields, and the anti-forgery header on writes. Tokens never come here either.
/// </summary>
public sealed class GatewaySession : IDisposable
{
    private const string AntiForgery = "X-CSRF-TOKEN";
    private readonly HttpClient _http;

    private GatewaySession(HttpClient http, Uri gateway) => (_http, Gateway) = (http, gateway);

    public Uri Gateway { get; }

    /// <summary>The person's name as the gateway tells it.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<string> Permissions { get; private set; } = [];

    /// <summary>Somebody who is not signed in.</summary>
    public static GatewaySession Anonymous(Uri gateway) => new(NewClient(gateway), gateway);

    /// <exception cref="SignInFailedException">The pages did not let the person in.</exception>
    public static async Task<GatewaySession> SignInAsync(
        Uri gateway, string companyCode, string signInId, string password, CancellationToken cancel = default)
    {
        var session = Anonymous(gateway);
        try
        {
            await session.EnterAsync(companyCode, signInId, password, cancel);
            return session;
        }
        catch (Exception failure) when (failure is SignInFailedException or HttpRequestException or OperationCanceledException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A call with the session's cookie; writes carry the anti-forgery header.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await _http.SendAsync(request, cancel);
    }

    /// <summary>An answer as soon as it begins: its body is read as it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancel = default) =>
        _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancel = default)
    {
        using var response = await SendAsync(HttpMethod.Get, path, cancel: cancel);
        return await ReadAsync(response, cancel);
    }

    /// <summary>Posts JSON and reads the answer.</summary>
    /// <exception cref="ApiRefusedException">The answer was 400 or above.</exception>
    public async Task<JsonElement> PostAsync(string path, object? body, string? ifMatch = null, CancellationToken cancel = default)
    {
        using var response = await SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), ifMatch, cancel);
        return await ReadAsync(response, cancel);
    }

    /// <summary>Posts bytes as they are: a CSV file, an image.</summary>
    /// <exception cref="ApiRefusedException">The answer was 400 or above.</exception>
    public async Task<JsonElement> PostFileAsync(string path, byte[] bytes, string contentType, CancellationToken cancel = default)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var response = await SendAsync(HttpMethod.Post, path, content, cancel: cancel);
        return await ReadAsync(response, cancel);
    }

    public void Dispose() => _http.Dispose();

    private static HttpClient NewClient(Uri gateway)
    {
        // On this machine the certificate is the development one; elsewhere it must be one the machine trusts.
        var handler = new HttpClientHandler
        {
            CookieContainer = new CookieContainer(),
            AutomaticDecompression = DecompressionMethods.All,
            ServerCertificateCustomValidationCallback = (request, _, _, errors) =>
                errors is System.Net.Security.SslPolicyErrors.None || request.RequestUri!.IsLoopback,
        };
        var http = new HttpClient(handler) { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add("Origin", gateway.GetLeftPart(UriPartial.Authority));
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ja");
        return http;
    }

    private async Task EnterAsync(string companyCode, string signInId, string password, CancellationToken cancel)
    {
        using var page = await _http.GetAsync("/session/start", cancel);
        var form = HtmlForm.Find(await page.Content.ReadAsStringAsync(cancel), page.RequestMessage!.RequestUri!)
            ?? throw new SignInFailedException($"No sign-in form, but status {(int)page.StatusCode}.");
        form.Fields["company"] = companyCode;
        form.Fields["user"] = signInId;
        form.Fields["password"] = password;

        using var entered = await _http.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields), cancel);
        using var described = await _http.GetAsync("/session", cancel);
        if (!described.IsSuccessStatusCode)
            throw new SignInFailedException($"{signInId} of {companyCode} was not let in (status {(int)entered.StatusCode}).");

        var session = await described.Content.ReadFromJsonAsync<JsonElement>(cancel);
        Name = session.GetProperty("name").GetString()!;
        Permissions = [.. session.GetProperty("permissions").EnumerateArray().Select(one => one.GetString()!)];
        _http.DefaultRequestHeaders.Add(AntiForgery, session.GetProperty("token").GetString());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (!response.IsSuccessStatusCode)
            throw new ApiRefusedException(response.RequestMessage!, response.StatusCode, text);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
