using System.Net;
using System.Net.Sockets;

namespace Seisan.AppHost.Tests;

/// <summary>What keeps the platform from starting is said in a line, before anything is started.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task A_data_folder_serves_one_run_at_a_time()
    {
        await using var first = SampleHost.Start("order", data);
        await first.Dashboard();
        await using var second = SampleHost.Start("order", data);

        await IsRefused(second, $"another run holds {data.Path}: stop it first, or choose another folder with --Data=….");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(data.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var host = SampleHost.Start("order", data, $"--Data={file}/data");

        await IsRefused(host, $"{file}/data cannot be the data folder: ");
    }

    [Fact]
    public async Task A_port_that_another_program_holds_is_named()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        await using var host = SampleHost.Start("fixed-port", data, $"--Port={port}");

        await IsRefused(host, $"http://localhost:{port} is taken by another program: stop that, or choose another port.");
    }

    [Fact]
    public async Task A_port_that_is_none_is_named()
    {
        await using var host = SampleHost.Start("order", data, "--Ports:Gateway=eight");

        await IsRefused(host, "--Ports:Gateway=eight is no port.");
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_named_with_its_package()
    {
        await using var host = SampleHost.Start("program", data, "--Program=no-such-program");

        await IsRefused(host, "no-such-program is missing: install the Debian package no-such-program.");
    }

    [Theory]
    [InlineData("postgres", "Host=127.0.0.1;Port=1;Username=x;Timeout=2", "Failed to connect to 127.0.0.1:1")]
    [InlineData("postgres", "postgres://somewhere", "Format of the initialization string")]
    [InlineData("messaging", "127.0.0.1:5672", "it is not of the form amqp://user:password@host:port/")]
    [InlineData("messaging", "amqp://a:b@127.0.0.1:1/", "127.0.0.1:1: Connection refused")]
    [InlineData("redis", "127.0.0.1:1,password=x", "127.0.0.1:1: Connection refused")]
    [InlineData("redis", "password=x", "it is not of the form host:port,password=…")]
    public async Task A_connection_string_that_leads_nowhere_is_named(string server, string given, string reason)
    {
        await using var host = SampleHost.Start("external", data, $"ConnectionStrings__{server}={given}");

        await IsRefused(host, $"ConnectionStrings__{server}: {reason}");
    }

    public void Dispose() => data.Dispose();

    private static async Task IsRefused(SampleHost host, string reason)
    {
        Assert.Equal(1, await host.Ended);
        await host.Line($@"^runner +\| cannot start: {System.Text.RegularExpressions.Regex.Escape(reason)}");
        Assert.DoesNotContain(host.Lines(), line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains(" is ready", StringComparison.Ordinal));
    }
}
