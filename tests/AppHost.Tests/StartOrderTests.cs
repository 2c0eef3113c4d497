using System.Net;
using System.Net.Sockets;
using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

public sealed class StartOrderTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    public async Task What_waits_starts_after_what_it_waits_for_and_stops_before_it(Signal signal)
    {
        await using var host = SampleHost.Start("order", data);

        await host.Line(@"^last +\| up");
        Assert.True(host.IndexOf(@"^job +\| the job has run") < host.IndexOf(@"^web +\| .*Now listening"));
        Assert.True(host.IndexOf("web is ready") < host.IndexOf(@"^last +\| up"));
        Assert.Equal("Finished", (await host.Resource("job")).State);

        await host.Stop(signal);

        var bye = host.IndexOf(@"^last +\| bye");
        Assert.True(bye >= 0 && bye < host.IndexOf(@"^web +\| .*Application is shutting down"), string.Join('\n', host.Lines()));
        Assert.Contains("stopped", host.Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_job_that_fails_never_starts()
    {
        await using var host = SampleHost.Start("failing-job", data);

        await host.Line(@"^runner +\| not ready: .*web.*failed");

        Assert.Equal("Failed", (await host.Resource("job")).State);
        Assert.Equal("Failed", (await host.Resource("last")).State);
        Assert.Equal(-1, host.IndexOf(@"^last +\| up"));
    }

    [Fact]
    public async Task What_would_listen_on_a_port_of_another_program_is_not_started_and_says_so()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        await using var host = SampleHost.Start("fixed-port", data, $"--Port={port}");

        await host.Line($@"^runner \| web did not start: http://localhost:{port} is taken by another program: stop that, or choose another port\.");

        Assert.Equal("Failed", (await host.Resource("web")).State);
    }

    [Fact]
    public async Task A_data_folder_serves_one_run_at_a_time()
    {
        await using var host = SampleHost.Start("order", data);
        await host.Page();
        await using var second = SampleHost.Start("order", data);

        await second.Line("Another run holds");
    }

    public void Dispose() => data.Dispose();
}
