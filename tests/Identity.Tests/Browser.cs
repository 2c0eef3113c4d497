using System.Text.RegularExpressions;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests;

/// <summary>Keeps cookies and shows where it is sent, as a browser at the public address would.</summary>
public sealed partial class Browser(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Every <c>Set-Cookie</c> so far.</summary>
    public List<string> Set { get; } = [];

    public Task<HttpResponseMessage> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, Relative(path)));

    /// <summary>Fills in the form of the page and sends it, with the page's own anti-forgery token.</summary>
    public async Task<HttpResponseMessage> Fill(string page, params (string Name, string Value)[] fields)
    {
        using var shown = await Get(page);
        var html = await shown.Content.ReadAsStringAsync();
        var token = ForgeryField().Match(html).Groups[1].Value;
        return await Post(page, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        Send(new HttpRequestMessage(HttpMethod.Post, Relative(path))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    public Task<HttpResponseMessage> SignIn(string company, string user, string password, string returnUrl = "/") =>
        Fill($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("company", company), ("user", user), ("password", password));

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    Set.Add(cookie);
                    Keep(cookie);
                }
            }

            return response;
        }
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split(';')[0].Split('=', 2);
        if (parts[1].Length == 0) _cookies.Remove(parts[0]);
        else _cookies[parts[0]] = parts[1];
    }

    private static Uri Relative(string path) =>
        new(path.StartsWith(TestIssuer.PublicAddress, StringComparison.Ordinal) ? path[TestIssuer.PublicAddress.Length..] : path, UriKind.Relative);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex ForgeryField();
}
