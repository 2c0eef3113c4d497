using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Seisan.Look.Texts;

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
        routes.MapPost("/language", (HttpContext http, [FromForm] string to, [FromForm] string? back) =>
        {
            if (Language.All.Contains(to)) http.Response.Cookies.Append(Language.Cookie, to, Cookie);
            return Results.LocalRedirect(LocalPath.Of(back));
        }).AllowAnonymous().DisableAntiforgery(); // changes nothing but the language; its origin is checked

    public static string? Chosen(HttpContext http) =>
        http.Request.Cookies[Language.Cookie] is { } chosen && Language.All.Contains(chosen) ? chosen : null;
}
