using Microsoft.AspNetCore.Antiforgery;
using Seisan.Gateway.Edge;
using Seisan.Web;

namespace Seisan.Gateway.Routes;

/// <summary>A script's write with the session's cookie carries the session's token in a header.</summary>
internal static class AntiForgery
{
    public const string Header = "X-CSRF-TOKEN";
    public const string Cookie = "__Host-antiforgery";

    public static void Configure(AntiforgeryOptions options)
    {
        options.HeaderName = Header;
        options.Cookie.Name = Cookie;
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
    }

    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var cookieWrite = !OwnOrigin.IsRead(http.Request) && http.Features.Get<Visitor>() is not null && Faults.IsApi(http);
        if (cookieWrite && !(http.Request.Headers.ContainsKey(Header)
            && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)))
        {
            await Refusals.WriteAsync(http, 403, "anti_forgery");
            return;
        }

        await next(http);
    }
}
