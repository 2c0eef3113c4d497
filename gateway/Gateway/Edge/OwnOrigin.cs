namespace Seisan.Gateway.Edge;

/// <summary>
/// A write that a browser makes with its cookies must come from a page of this site: the browser says so in
/// Sec-Fetch-Site or Origin. A partner's program sends a bearer token, no cookie, and is not concerned.
/// </summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this IApplicationBuilder app)
    {
        var own = app.ApplicationServices.GetRequiredService<PublicAddress>().Origin;
        app.Use((http, next) => IsRead(http.Request) || IsOwn(http.Request, own) ? next(http) : Refusals.WriteAsync(http, 403, "foreign_origin"));
    }

    public static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);

    private static bool IsOwn(HttpRequest request, string own)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site.Length == 0 && origin.Length == 0) return !request.Headers.ContainsKey("Cookie");
        return (site.Length == 0 || site == "same-origin") && (origin.Length == 0 || origin == own);
    }
}
