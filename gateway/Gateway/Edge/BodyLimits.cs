using Microsoft.AspNetCore.Http.Features;

namespace Seisan.Gateway.Edge;

/// <summary>How much a request may send: files and imports more than a form, everything else little.</summary>
internal static class BodyLimits
{
    private const long Usual = 1024 * 1024, Import = 5 * 1024 * 1024, Evidence = 12 * 1024 * 1024;

    /// <summary>So much of a body that is too large is read and dropped, so that its sender hears why.</summary>
    private const long Drained = 64 * 1024 * 1024;

    public static void UseBodyLimits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var limit = For(http.Request.Path);
        var tooLarge = http.Request.ContentLength > limit;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = tooLarge ? Drained : limit;
        return tooLarge ? Refusals.WriteAsync(http, 413, "too_large") : next(http);
    });

    private static long For(PathString path) =>
        path.StartsWithSegments("/api/v1/evidence") ? Evidence
        : path.Value!.EndsWith("/import", StringComparison.Ordinal) ? Import
        : Usual;
}
