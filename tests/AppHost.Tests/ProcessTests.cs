using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task A_process_that_dies_is_started_again_at_its_address_after_a_growing_pause()
    {
        await using var host = SampleHost.Start("order", data);
        await host.Line(@"^last +\| up");
        var before = await host.Resource("web");

        await host.Die("web");
        var after = await host.Resource("web", web => web is { Restarts: 1, State: "Running" });
        await host.Die("web");
        await host.Resource("web", web => web is { Restarts: 2, State: "Running" });

        Assert.Equal(before.Address, after.Address);
        Assert.NotEqual(before.ProcessId, after.ProcessId);
        await host.Line(@"^web +\| ended with 3 after .* starting again in 0\.5 s");
        await host.Line(@"^web +\| ended with 3 after .* starting again in 1\.0 s");
    }

    [Fact]
    public async Task Replicas_have_addresses_of_their_own_and_whoever_refers_to_them_is_told_all()
    {
        await using var host = SampleHost.Start("replicas", data);
        await host.Line(@"^runner +\| ready in");
        var replicas = (await host.Resources()).Where(resource => resource.Name is "web-0" or "web-1").Select(resource => resource.Address).ToList();

        var seen = await host.Environment("reader");

        Assert.Equal(2, replicas.Distinct().Count());
        Assert.Equal(replicas, [seen["services__web__http__0"], seen["services__web__http__1"]]);
        Assert.Equal(replicas[0], seen["Reached"]);
        Assert.Equal((await host.Resource("reader")).Address, seen["ASPNETCORE_URLS"]);
        Assert.Equal("reader", seen["OTEL_SERVICE_NAME"]);
        Assert.StartsWith("http://127.0.0.1:", seen["OTEL_EXPORTER_OTLP_ENDPOINT"], StringComparison.Ordinal);
        Assert.Equal("grpc", seen["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Matches("^x-otlp-api-key=[a-zA-Z0-9]{32}$", seen["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    [Theory]
    [InlineData("--Telemetry=false", null)]
    [InlineData("DOTNET_DASHBOARD_OTLP_ENDPOINT_URL=http://collector:4317", "http://collector:4317")]
    public async Task Processes_report_to_nobody_or_to_another_collector_where_that_is_asked_for(string setting, string? collector)
    {
        await using var host = SampleHost.Start("replicas", data, setting);
        await host.Line(@"^runner +\| ready in");

        var seen = await host.Environment("reader");

        Assert.Equal(collector, seen.GetValueOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT"));
        Assert.False(seen.ContainsKey("OTEL_EXPORTER_OTLP_HEADERS")); // the dashboard's key is for the dashboard
    }

    [Fact]
    public async Task A_generated_secret_is_kept_for_the_next_run_and_readable_by_us_alone()
    {
        string first;
        await using (var host = SampleHost.Start("replicas", data))
        {
            await host.Line(@"^runner +\| ready in");
            first = (await host.Environment("reader"))["Secret"];
        }

        var folder = Path.Combine(data.Path, "secrets");
        var file = Path.Combine(folder, "shared-secret");
        Assert.Equal(first, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(40, first.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));

        await using var next = SampleHost.Start("replicas", data);
        await next.Line(@"^runner +\| ready in");
        Assert.Equal(first, (await next.Environment("reader"))["Secret"]);
    }

    [Fact]
    public async Task What_a_killed_runner_left_is_ended_by_the_next_and_nothing_is_left_after_it()
    {
        List<int> orphans;
        await using (var host = SampleHost.Start("servers", data))
        {
            await host.Line(@"^runner +\| ready in");
            orphans = [.. (await host.Resources()).Select(resource => resource.ProcessId).OfType<int>()];
            await host.Kill();
        }

        Assert.Equal(3, orphans.Count);
        Assert.All(orphans, id => Assert.NotNull(ProcessTable.Find(id)));

        var next = SampleHost.Start("servers", data);
        await next.Line(@"^runner +\| ready in");
        Assert.All(orphans, id => Assert.False(IsAlive(id)));
        var own = (await next.Resources()).Select(resource => resource.ProcessId).OfType<int>().ToList();
        await next.DisposeAsync();
        Assert.All(own, id => Assert.False(IsAlive(id)));
    }

    [Fact]
    public async Task A_host_stops_in_good_order_when_the_process_that_it_follows_is_killed()
    {
        using var parent = ChildProcess.Start(new("/bin/sleep", ["600"], data.Path, new Dictionary<string, string>()));
        await using var host = SampleHost.Start("order", data, $"--Parent={parent.Id}");
        await host.Line(@"^last +\| up");

        Signals.Send(parent.Id, Signal.Kill);
        await host.Ended;

        Assert.NotEqual(-1, host.IndexOf(@"^last +\| bye"));
        Assert.Contains("stopped", host.Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_migration_signs_in_as_migrator_and_the_service_as_app_with_a_relay()
    {
        await using var host = SampleHost.Start("servers", data);
        await host.Line(@"^runner +\| ready in");

        var seen = await host.Environment("web");

        await host.Line(@"^migrate +\| migrating as .*Username=sample_migrator;.*relay absent");
        Assert.Contains("Username=sample_app;", seen["ConnectionStrings__sample"], StringComparison.Ordinal);
        Assert.Contains("Username=sample_relay;", seen["ConnectionStrings__sample_relay"], StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.1:", seen["ConnectionStrings__redis"], StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    private static bool IsAlive(int id) => ProcessTable.Find(id) is { State: not 'Z' };
}
