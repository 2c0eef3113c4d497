using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Dashboard.Otlp;
using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard;

/// <summary>
/// Receives what the services log, trace and measure and shows it together with what runs: on loopback only, the pages
/// behind a token and the receiver behind a key.
/// </summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DashboardHost(WebApplication app, DashboardSettings settings)
    {
        this.app = app;
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{settings.Port}/login?t={settings.BrowserToken}"));
        Exporting = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.OtlpPort}"),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = $"{OtlpAccess.Header}={settings.OtlpKey}",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
        };
    }

    /// <summary>The address for a browser, with the token.</summary>
    public Uri Address { get; }

    /// <summary>The environment of a process that is to report here.</summary>
    public IReadOnlyDictionary<string, string> Exporting { get; }

    public static async Task<DashboardHost> StartAsync(DashboardSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, settings.Port, pages => pages.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, settings.OtlpPort, receiver => receiver.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton<TelemetryStore>().AddSingleton<Intake>().AddGrpc();
        var app = builder.Build();

        var (browsers, exporters) = (new BrowserAccess(settings.BrowserToken, settings.Port), new OtlpAccess(settings.OtlpKey));
        app.Use((http, next) => http.Connection.LocalPort == settings.OtlpPort
            ? exporters.Admit(http, _ => next(http))
            : browsers.Admit(http, _ => next(http)));
        app.UseRouting();
        app.MapGrpcService<TraceReceiver>();
        app.MapGrpcService<LogReceiver>();
        app.MapGrpcService<MetricsReceiver>();
        app.MapPages(settings, app.Services.GetRequiredService<TelemetryStore>(), browsers);

        await app.StartAsync();
        return new(app, settings);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
