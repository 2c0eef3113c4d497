using Microsoft.AspNetCore.Http.Features;

namespace Seisan.Gateway.Edge;

/// <summary>How much a request may send: files and imports more than a form, everything else little.</summary>
internal static class BodyLimits
{
    private const long Usual = 1024 * 1024, Import = 5 * 1024 * 1024, Evidence = 25 * 1024 * 1024;

    public static void UseBodyLimits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var limit = For(http.Request.Path);
        if (http.Request.ContentLength > limit) return Refusals.WriteAsync(http, 413, "too_large");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = limit;
        return next(http);
    });

    private static long For(PathString path) =>
        path.StartsWithSegments("/api/v1/evidence") ? Evidence
        : path.Value!.EndsWith("/import", StringComparison.Ordinal) ? Import
        : Usual;
}
