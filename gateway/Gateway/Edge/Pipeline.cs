using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Seisan.Web;

namespace Seisan.Gateway.Edge;

/// <summary>The order of the edge: what a client may say, what every answer says, faults, language, who, may they.</summary>
internal static class Pipeline
{
    public static void AddHsts(this WebApplicationBuilder builder) =>
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

    public static void UseEdge(this WebApplication app)
    {
        app.UseTrustedHeaders();
        app.UseSecurityHeaders();
        if (!app.Services.GetRequiredService<PublicAddress>().IsLocal) app.UseHsts();
        app.UseRequestLocalization();
        app.UseFaults();
        app.UseBodyLimits();
        app.UseRouting();
        app.UseOwnOrigin();
        app.UseBearerFirst();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapPageParts();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") }).AllowAnonymous();
    }

    /// <summary>A bearer token speaks for itself: a cookie sent along with it opens nothing.</summary>
    private static void UseBearerFirst(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Headers.ContainsKey("Authorization")) http.Request.Headers.Remove("Cookie");
        return next(http);
    });
}
