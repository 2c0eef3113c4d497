using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Dashboard.Pages;

namespace Seisan.Dashboard;

/// <summary>
/// Who may see the pages: a browser that once showed the token and has a cookie since, or a script that sends it as
/// bearer token. The cookie is derived from the token, so that it holds as long as the token does.
/// </summary>
internal sealed class BrowserAccess(string token, int port)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly string cookie = string.Create(CultureInfo.InvariantCulture, $"dashboard-{port}"); // cookies do not know ports
    private readonly string session = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "browser"u8));

    /// <summary>Lets nobody through who is not signed in, and nobody who came by a strange name.</summary>
    public Task Admit(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // the token is in an address
        headers.CacheControl = "no-store";

        // a web site that gives its own name our loopback address must not read anything
        if (http.Request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        var path = http.Request.Path;
        return path == "/login" || path == "/assets/dashboard.css" || IsKnown(http.Request) ? next(http) : Refuse(http);
    }

    public IResult SignIn(string? t, HttpContext http) => t is null ? Question(null) : Answer(t, http);

    public async Task<IResult> SignInByForm(HttpContext http) =>
        http.Request.HasFormContentType ? Answer((await http.Request.ReadFormAsync())["t"].ToString(), http) : TypedResults.BadRequest();

    private static bool Same(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));

    private static Task Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(SignInPage.Render(null).Html);
    }

    private static ContentHttpResult Question(string? complaint) =>
        TypedResults.Content(SignInPage.Render(complaint).Html, "text/html; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized);

    private bool IsKnown(HttpRequest request) =>
        (request.Cookies[cookie] is { } shown && Same(shown, session))
        || (request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] && Same(bearer, token));

    private IResult Answer(string given, HttpContext http)
    {
        if (!Same(given.Trim(), token)) return Question("That is not the token of this run.");

        http.Response.Cookies.Append(cookie, session, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        return TypedResults.LocalRedirect("/");
    }
}
