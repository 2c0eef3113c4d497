using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Seisan.Gateway.Edge;
using Seisan.Look.Texts;
using Seisan.Web;
using Seisan.Web.Calls;

namespace Seisan.Gateway.Sessions;

/// <summary>Into the session, out of it, and what scripts may know about it.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/start", (string? back) => Results.Challenge(
            new AuthenticationProperties { RedirectUri = LocalPath.Of(back) }, [SignIn.Identity])).AllowAnonymous();
        routes.MapGet("/session", Describe).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        routes.MapPost("/sign-out/everywhere", SignOutEverywhereAsync).RequireAuthorization(Kernel.Permissions.Self);
    }

    private static IResult Describe(HttpContext http, IAntiforgery antiforgery) =>
        http.Features.Get<Visitor>() is { } visitor
            ? Results.Ok(new SessionView(visitor.Name, visitor.Permissions.Order(), Language.Current, antiforgery.GetAndStoreTokens(http).RequestToken!))
            : Results.Unauthorized();

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (http.Features.Get<Visitor>() is null) return Results.LocalRedirect(SignIn.SignedOutPath);
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return Leave();
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext http, IAntiforgery antiforgery, IdentityClient identity)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        await identity.EndSessionsAsync(http.RequestAborted);
        return Leave();
    }

    /// <summary>Ends the session here, then at identity, which leads to the page that says goodbye.</summary>
    private static IResult Leave() => Results.SignOut(
        new AuthenticationProperties { RedirectUri = SignIn.SignedOutPath }, [SignIn.Scheme, SignIn.Identity]);

    private sealed record SessionView(string Name, IEnumerable<string> Permissions, string Language, string Token);
}

/// <summary>What the gateway itself asks of identity for a person.</summary>
internal sealed class IdentityClient(HttpClient http)
{
    /// <summary>Ends all sessions of the person: every gateway hears of it by <c>SessionRevoked</c>.</summary>
    public Task<Answer<Nothing>> EndSessionsAsync(CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, "/api/v1/sessions/revocation", stop: stop);

    /// <summary>Mails to the person are written in this language from now on.</summary>
    public Task<Answer<Nothing>> ChooseLanguageAsync(string language, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Put, "/api/v1/me/language", new { language }, stop: stop);
}
