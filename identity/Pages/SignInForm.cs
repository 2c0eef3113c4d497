using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using Seisan.Identity.Connect;
using Seisan.Identity.Passwords;
using Seisan.Identity.SignIn;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Identity.Pages;

/// <summary>Company code, user id, password; then back to the client that asked.</summary>
internal static class SignInForm
{
    private const string Authorization = "/connect/authorize?";

    public static Task<IResult> ShowAsync(string? returnUrl, HttpContext http, IOpenIddictApplicationManager applications) =>
        PageAsync(http, applications, Own(returnUrl));

    public static async Task<IResult> SignInAsync(
        string? returnUrl, HttpContext http, IAntiforgery antiforgery, SignInAttempt attempt, OutboxSignal outbox,
        IOpenIddictApplicationManager applications)
    {
        var back = Own(returnUrl);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (company, user, password) = (Text(form, "company", 32), Text(form, "user", 64), Text(form, "password", PasswordRules.Longest));
        if (!await antiforgery.IsRequestValidAsync(http))
            return await PageAsync(http, applications, back, company, user, "form.stale", StatusCodes.Status400BadRequest);

        var signedIn = await attempt.TryAsync(company, user, password, http.Request.Headers.UserAgent);
        outbox.Wake();
        if (signedIn.Throttled)
        {
            http.Response.Headers.RetryAfter = ((int)AddressTries.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return await PageAsync(http, applications, back, company, user, "sign-in.throttled", StatusCodes.Status429TooManyRequests);
        }

        if (signedIn is not { User: { } entered, Session: { } session })
            return await PageAsync(http, applications, back, company, user, "sign-in.failed.text", StatusCodes.Status422UnprocessableEntity);
        await BrowserCookie.GiveAsync(http, entered, session);
        return Results.LocalRedirect(back);
    }

    private static async Task<IResult> PageAsync(
        HttpContext http, IOpenIddictApplicationManager applications, string back, string? company = null, string? user = null,
        string? problem = null, int status = StatusCodes.Status200OK) =>
        PageResult.Of<SignInPage>(
            http, new() { ["ReturnUrl"] = back, ["Company"] = company, ["User"] = user, ["Problem"] = problem }, status,
            await PartnerOriginsAsync(back, applications, http.RequestAborted));

    /// <summary>
    /// Browsers hold form-action against redirects too: for a partner's client the chain that the form starts ends
    /// at the partner.
    /// </summary>
    private static async Task<IEnumerable<string>> PartnerOriginsAsync(string back, IOpenIddictApplicationManager applications, CancellationToken ct)
    {
        if (!back.StartsWith(Authorization, StringComparison.Ordinal)
            || !QueryHelpers.ParseQuery(back[(Authorization.Length - 1)..]).TryGetValue("client_id", out var clientId)
            || clientId == GatewayClient.Id || await applications.FindByClientIdAsync(clientId.ToString(), ct) is not { } application)
            return [];
        return (await applications.GetRedirectUrisAsync(application, ct)).Select(uri => new Uri(uri).GetLeftPart(UriPartial.Authority)).Distinct();
    }

    /// <summary>Only a request of the protocol is a place to go on to.</summary>
    private static string Own(string? returnUrl) =>
        returnUrl is not null && returnUrl.StartsWith(Authorization, StringComparison.Ordinal) && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

    /// <summary>What is too long to be right is nothing; control characters are in no name.</summary>
    private static string Text(IFormCollection form, string field, int longest)
    {
        var text = form[field].ToString();
        return text.Length > longest || text.Any(char.IsControl) ? "" : text;
    }
}
