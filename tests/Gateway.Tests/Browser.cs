using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Seisan.Gateway.Tests;

/// <summary>A browser as far as HTTP shows it: a jar of cookies, and the headers browsers add of themselves.</summary>
public sealed class Browser
{
    private static readonly string[] Writes = ["POST", "PUT", "DELETE"];
    private readonly CookieContainer _jar = new();
    private readonly HttpClient _http;
    private readonly string _origin;

    public Browser(string origin)
    {
        _origin = origin;
        _http = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = _jar, AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        })
        { BaseAddress = new Uri(origin) };
    }

    public IEnumerable<Cookie> Cookies => _jar.GetCookies(new Uri(_origin));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One request, no redirect followed.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Add("Accept", address.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html");
        if (Writes.Contains(method.Method) && headers.All(header => header.Name != "Origin")) request.Headers.Add("Origin", _origin);
        foreach (var (name, value) in headers)
            if (value.Length > 0) request.Headers.TryAddWithoutValidation(name, value);
        return _http.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, null, headers);

    /// <summary>Follows redirects to the page they end at.</summary>
    public async Task<HttpResponseMessage> VisitAsync(string address)
    {
        for (var step = 0; step < 10; step++)
        {
            var response = await GetAsync(address);
            if (response.Headers.Location is not { } next) return response;
            address = next.ToString();
        }

        throw new InvalidOperationException($"Redirects lead nowhere: {address}");
    }

    public async Task SignInAsync()
    {
        var page = await VisitAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>The anti-forgery token of the session, as a script gets it.</summary>
    public async Task<string> TokenAsync()
    {
        var session = await (await GetAsync("/session")).Content.ReadFromJsonAsync<JsonObject>(Cancel);
        return session!["token"]!.GetValue<string>();
    }

    public void Take(Browser other)
    {
        foreach (var cookie in other.Cookies) _jar.Add(new Uri(_origin), new Cookie(cookie.Name, cookie.Value) { Secure = true });
    }
}
