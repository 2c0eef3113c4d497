using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using Seisan.Identity.Pages;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Seisan.Identity.Connect;

/// <summary>A client asks for a person: whoever is signed in here, or after the sign-in page.</summary>
internal static class Authorize
{
    /// <summary>Somebody who signed in so long ago has just done what <c>prompt=login</c> and <c>max_age=0</c> ask for.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(60);

    public static async Task<IResult> HandleAsync(
        HttpContext http, IdentityDbContext db, IOpenIddictApplicationManager applications, TimeProvider clock)
    {
        if (http.GetOpenIddictServerResponse()?.Error is { } error)
            return Refused(http, error);
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not a request of the protocol.");
        var ticket = await BrowserCookie.ReadAsync(http);
        var live = ticket is null ? null : await LiveSession.FindAsync(db, ticket, clock);
        if (live is not null && live.Session.StartedAt + LongestAgo(request) < clock.GetUtcNow())
            live = null;
        if (live is null)
            return request.HasPromptValue(PromptValues.None)
                ? TokenContent.Refuse(Errors.LoginRequired, "Nobody is signed in.")
                : Results.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(Here(http, request))}");

        var application = (OidcApplication)(await applications.FindByClientIdAsync(request.ClientId!, http.RequestAborted))!;
        if (application.ClientId != GatewayClient.Id && application.OwnerTenant != live.User.TenantId)
            return TokenContent.Refuse(Errors.AccessDenied, "The client belongs to another company.");
        return TokenContent.Grant(TokenContent.OfPerson(live, application, request.GetScopes()));
    }

    /// <summary>How long ago the client lets the password have been typed.</summary>
    private static TimeSpan LongestAgo(OpenIddictRequest request) =>
        request.HasPromptValue(PromptValues.Login) ? Recent
        : request.MaxAge is { } seconds && seconds < SessionLimits.Longest.TotalSeconds && TimeSpan.FromSeconds(seconds) is var most
            ? most > Recent ? most : Recent
        : SessionLimits.Longest;

    /// <summary>What cannot be answered to the client is told to the person, who is led to a new beginning.</summary>
    public static IResult Refused(HttpContext http, string error) => PageResult.Of<NoticePage>(
        http, new() { ["Heading"] = "refused", ["Text"] = "refused.text", ["Code"] = error }, StatusCodes.Status400BadRequest);

    /// <summary>The same request again, after the sign-in.</summary>
    private static string Here(HttpContext http, OpenIddictRequest request) =>
        HttpMethods.IsGet(http.Request.Method) ? $"{http.Request.Path}{http.Request.QueryString}"
        : $"{http.Request.Path}{QueryString.Create(request.GetParameters().Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))}";
}
