using System.Security.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Seisan.Gateway.Maintenance;
using Seisan.Gateway.Routes;
using Seisan.ServiceDefaults.Http;
using Seisan.Web;

namespace Seisan.Gateway.Edge;

/// <summary>The order of the edge: what a client may say, what every answer says, faults, language, who, is it open, may they.</summary>
internal static class Pipeline
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.AddRefusalTexts(typeof(GatewayTexts));
        builder.AddTransport();
        builder.Services.RemoveAll<IExceptionHandler>(); // faults are pages here
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddAntiforgery(AntiForgery.Configure);
        builder.Services.AddLanguages();
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
    }

    /// <summary>TLS 1.2 or newer and nothing else; pages and JSON are sent compressed.</summary>
    private static void AddTransport(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13));
        // The anti-forgery token is masked anew in each page, so compression does not give it away.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json"];
        });
    }

    public static void UseEdge(this WebApplication app)
    {
        if (app.Configuration["urls"]?.Contains("http://", StringComparison.OrdinalIgnoreCase) is true)
            throw new InvalidOperationException("The gateway listens on HTTPS only.");
        app.UseTrustedHeaders();
        app.UseSecurityHeaders();
        if (!app.Services.GetRequiredService<PublicAddress>().IsLocal) app.UseHsts();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseFaults();
        app.UseBodyLimits();
        app.UseRouting();
        app.UseOwnOrigin();
        app.UseBearerFirst();
        app.UseAuthentication();
        app.UseMaintenanceMode();
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
