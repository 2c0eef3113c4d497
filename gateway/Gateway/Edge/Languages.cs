using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Seisan.Gateway.Sessions;
using Seisan.Look.Texts;
using Seisan.Web;
using Seisan.Web.Calls;

namespace Seisan.Gateway.Edge;

/// <summary>Japanese unless the person chose English by the switch, or their browser asks for it.</summary>
internal static class Languages
{
    private static readonly CookieOptions Cookie = new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
    };

    public static void AddLanguages(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Language.Japanese);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(CultureInfo.GetCultureInfo)];
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(http => Task.FromResult(Chosen(http) is { } chosen ? new ProviderCultureResult(chosen) : null)),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", ChooseAsync)
            .AllowAnonymous().DisableAntiforgery(); // changes nothing but the language; its origin is checked

    /// <summary>For this browser and, of somebody who is signed in, for what is mailed to them.</summary>
    private static async Task<IResult> ChooseAsync(HttpContext http, [FromForm] string to, [FromForm] string? back, IdentityClient identity)
    {
        if (!Language.All.Contains(to)) return Results.LocalRedirect(LocalPath.Of(back));
        http.Response.Cookies.Append(Language.Cookie, to, Cookie);
        if (http.Features.Get<Visitor>() is not null) await TellAsync(identity, to, http);
        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static async Task TellAsync(IdentityClient identity, string to, HttpContext http)
    {
        try
        {
            await identity.ChooseLanguageAsync(to, http.RequestAborted);
        }
        catch (ServiceCallException)
        {
            // identity is out for a moment: the page is in the chosen language all the same, mails after the next choice
        }
    }

    public static string? Chosen(HttpContext http) =>
        http.Request.Cookies[Language.Cookie] is { } chosen && Language.All.Contains(chosen) ? chosen : null;
}
