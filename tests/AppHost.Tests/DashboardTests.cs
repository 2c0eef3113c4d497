using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Seisan.Dashboard;
using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

/// <summary>The dashboard as a service sees it: through the exporter of OpenTelemetry.</summary>
public sealed partial class DashboardTests : IAsyncLifetime
{
    private const string Key = "key-of-exporters";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string source = $"Test.{Guid.CreateVersion7()}";
    private readonly HttpClient client = new();
    private int otlpPort;
    private DashboardHost dashboard = null!;

    public async ValueTask InitializeAsync()
    {
        otlpPort = FreePort.Take();
        dashboard = await DashboardHost.StartAsync(new(FreePort.Take(), otlpPort, "token", Key, Path.GetTempPath(), () => []));
        client.BaseAddress = new(dashboard.Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Authorization = new("Bearer", "token");
    }

    [Fact]
    public async Task A_trace_through_two_services_is_one_waterfall()
    {
        using var activities = new ActivitySource(source);
        using var shop = Tracing("shop");
        string id;
        using (var order = activities.StartActivity("POST <order>", ActivityKind.Server)!)
        {
            id = order.TraceId.ToHexString();
            order.SetTag("claim", "C-1 <b>");
            using var step = activities.StartActivity("publish", ActivityKind.Producer)!;
            step.SetStatus(ActivityStatusCode.Error, "no room");
        }

        shop.ForceFlush();
        var page = await Page($"/traces/{id}", "publish");

        Assert.Contains("<span class=\"resource colour0\">shop</span> POST &lt;order&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"depth1\">", page, StringComparison.Ordinal);
        Assert.Contains("<dt>claim</dt><dd>C-1 &lt;b&gt;</dd>", page, StringComparison.Ordinal);
        Assert.Contains("no room", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<svg").Length - 1);
        Assert.Contains(id, await Page("/traces?text=c-1%20%3Cb", "POST"), StringComparison.Ordinal);
        Assert.Contains(id, await Page("/traces?failed=true&resource=shop", "POST"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await Page("/traces?text=elsewhere", "No trace"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_of_no_request_is_shown_where_it_is_asked_for()
    {
        using var activities = new ActivitySource(source);
        using var shop = Tracing("shop");
        activities.StartActivity("SELECT outbox", ActivityKind.Client)!.Dispose();
        shop.ForceFlush();

        await Page("/traces?background=true", "SELECT outbox");
        Assert.DoesNotContain("SELECT outbox", await Page("/traces", "Traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_are_found_by_resource_level_text_and_trace()
    {
        using var activities = new ActivitySource(source);
        using var tracing = Tracing("shop");
        using (var logging = Logging("shop"))
        using (var order = activities.StartActivity("order")!)
        {
            var log = logging.CreateLogger("Orders");
            Said.Late(log, 7);
            Said.Fine(log);
        }

        await Page("/logs", "Order 7 is late");
        var late = Assert.Single(await Json("/api/logs?level=Warning&resource=shop&text=ORDER%207"));
        Assert.Equal(("Warning", "Orders"), (late.GetProperty("level").GetString(), late.GetProperty("category").GetString()));
        var trace = late.GetProperty("traceId").GetString();
        Assert.Equal(2, (await Json($"/api/logs?trace={trace}")).Count);
        Assert.Empty(await Json("/api/logs?resource=elsewhere"));
        Assert.Empty(await Json("/api/logs?level=Error"));
        Assert.Contains($"<a href=\"/traces/{trace}\">", await Page("/logs", "late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_curves_with_a_table_beside_them()
    {
        using var meter = new Meter(source);
        using var metering = Sdk.CreateMeterProviderBuilder().AddMeter(source).ConfigureResource(resource => resource.AddService("shop"))
            .AddOtlpExporter(To).Build()!;
        var orders = meter.CreateCounter<long>("orders", "{order}", "Orders taken");
        var waits = meter.CreateHistogram<double>("wait", "s");
        for (var round = 1; round <= 3; round++)
        {
            orders.Add(round, new KeyValuePair<string, object?>("kind", "new"));
            waits.Record(0.2 * round);
            metering.ForceFlush();
        }

        await Page("/metrics", "Orders taken");
        var counted = await Page("/metrics/shop/orders", "<polyline class=\"colour0\" points=\"");
        Assert.Contains("kind=new", counted, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">Highest</th>", counted, StringComparison.Ordinal);
        await Page("/metrics/shop/wait", "95 in 100");
    }

    [Fact]
    public async Task Nobody_reports_without_the_key_and_the_receiver_shows_no_page()
    {
        using var plain = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var receiver = $"http://127.0.0.1:{otlpPort}";
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call("token"));
        Assert.Equal(HttpStatusCode.OK, await Call(Key));
        using var page = await plain.GetAsync(new Uri($"{receiver}/traces"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        async Task<HttpStatusCode> Call(string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{receiver}/opentelemetry.proto.collector.trace.v1.TraceService/Export");
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            request.Content = new ByteArrayContent(new byte[5]);
            request.Content.Headers.ContentType = new("application/grpc");
            if (key is not null) request.Headers.Add("x-otlp-api-key", key);
            using var response = await plain.SendAsync(request, Cancel);
            return response.StatusCode;
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await dashboard.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TracerProvider Tracing(string service) => Sdk.CreateTracerProviderBuilder().AddSource(source)
        .ConfigureResource(resource => resource.AddService(service)).AddOtlpExporter(To).Build()!;

    private ILoggerFactory Logging(string service) => LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
    {
        options.IncludeFormattedMessage = true;
        options.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService(service)).AddOtlpExporter(To);
    }));

    private void To(OtlpExporterOptions options) =>
        (options.Endpoint, options.Headers, options.Protocol) = (new($"http://127.0.0.1:{otlpPort}"), $"x-otlp-api-key={Key}", OtlpExportProtocol.Grpc);

    /// <summary>The page, as soon as it says what is waited for.</summary>
    private async Task<string> Page(string path, string wanted)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            var page = await response.Content.ReadAsStringAsync(Cancel);
            if (page.Contains(wanted, StringComparison.Ordinal)) return page;
            Assert.True(watch.Elapsed < Patience, $"{path} does not say {wanted}:\n{page}");
            await Task.Delay(20, Cancel);
        }
    }

    private async Task<List<JsonElement>> Json(string path) =>
        JsonSerializer.Deserialize<List<JsonElement>>(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel))!;

    private static partial class Said
    {
        [LoggerMessage(LogLevel.Warning, "Order {Number} is late")]
        public static partial void Late(ILogger log, int number);

        [LoggerMessage(LogLevel.Information, "All is well")]
        public static partial void Fine(ILogger log);
    }
}
