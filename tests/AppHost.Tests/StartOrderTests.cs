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

        await host.Stop(Signal.Interrupt);
        Assert.Equal(1, await host.Ended);
    }

    public void Dispose() => data.Dispose();
}
