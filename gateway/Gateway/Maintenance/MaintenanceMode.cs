using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Seisan.Gateway.Edge;
using Seisan.Kernel;
using Seisan.Web;

namespace Seisan.Gateway.Maintenance;

/// <summary>
/// Inside a planned stop new requests are turned away: 503 as a page or as a problem, with the time to come back.
/// Requests that were let in before it go on to their end.
/// </summary>
internal static class MaintenanceMode
{
    /// <summary>The ways in and out of a session (operators work on), the status page, and what no stop is about.</summary>
    private static readonly string[] Open =
    [
        "/session", "/session/start", "/session/callback", "/session/signed-out", "/sign-out", "/goodbye", "/session-ended",
        "/language", "/status", "/health", "/alive",
    ];

    private static readonly PathString[] OpenBelow = ["/connect", "/sign-in", "/signed-out", "/.well-known", "/_framework", "/_content"];

    public static void AddMaintenance(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(Probes.Client, http => http.Timeout = TimeSpan.FromSeconds(5));
        builder.Services.AddHostedService<BulletinRound>().AddHostedService<Probes>();
    }

    public static void UseMaintenanceMode(this IApplicationBuilder app)
    {
        var (bulletin, clock) = (
            app.ApplicationServices.GetRequiredService<Bulletin>(), app.ApplicationServices.GetRequiredService<TimeProvider>());
        app.Use((http, next) =>
            Closing(http.Request.Path, bulletin.Now.Stops, clock.GetUtcNow()) is { } stop && !IsLetThrough(http)
                ? TurnAwayAsync(http, stop, clock.GetUtcNow())
                : next(http));
    }

    private static PlannedStop? Closing(PathString path, ImmutableArray<PlannedStop> stops, DateTimeOffset now)
    {
        PlannedStop? longest = null;
        foreach (var stop in stops)
        {
            if (stop.IsRunning(now) && (longest is null || stop.EndsAt > longest.EndsAt) && Closes(stop, path)) longest = stop;
        }

        return longest;
    }

    private static bool Closes(PlannedStop stop, PathString path) =>
        stop.OfEverything || (PathFunctions.Of(path) is { } function && stop.Functions.Contains(function));

    private static bool IsLetThrough(HttpContext http)
    {
        var path = http.Request.Path;
        return http.Features.Get<Visitor>()?.Has(Permissions.PlatformMaintain) is true
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || http.Features.Get<IExceptionHandlerPathFeature>() is not null
            || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || Open.Contains(path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)
            || OpenBelow.Any(open => path.StartsWithSegments(open));
    }

    private static Task TurnAwayAsync(HttpContext http, PlannedStop stop, DateTimeOffset now)
    {
        var wait = Math.Max(1, (long)Math.Ceiling((stop.EndsAt!.Value - now).TotalSeconds));
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (Faults.IsApi(http)) return Refusals.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "maintenance");

        http.Features.Set(new ClosedFor(stop));
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; // the page of this status says by what
        return Task.CompletedTask;
    }
}
