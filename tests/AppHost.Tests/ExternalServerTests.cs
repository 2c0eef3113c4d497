using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;

namespace Seisan.AppHost.Tests;

public sealed class ExternalServerTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task A_server_whose_connection_string_is_given_is_used_and_not_started()
    {
        var postgres = new PostgresServer(Path.Combine(data.Path, "theirs"), FreePort.Take(), "of-theirs", durable: false);
        var redis = new RedisServer(Path.Combine(data.Path, "cache"), FreePort.Take(), "of-theirs");
        await using var database = await RunningServer.StartAsync(postgres, TestContext.Current.CancellationToken);
        await using var cache = await RunningServer.StartAsync(redis, TestContext.Current.CancellationToken);
        await using var host = SampleHost.Start(
            "servers", data, $"ConnectionStrings__postgres={postgres.ConnectionString}", $"ConnectionStrings__redis={redis.ConnectionString}");

        await host.Line(@"^runner +\| ready in");

        var seen = await host.Environment("web");
        Assert.Contains($"Port={new Npgsql.NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port};", seen["ConnectionStrings__sample"], StringComparison.Ordinal);
        Assert.Equal(redis.ConnectionString, seen["ConnectionStrings__redis"]);
        foreach (var name in (string[])["postgres", "redis"])
        {
            Assert.Equal(new SeenResource(name, "external server", "Running", null, null, 0), await host.Resource(name));
        }

        await host.Stop();
        Assert.NotNull(ProcessTable.Find(database.ProcessId));
    }

    public void Dispose() => data.Dispose();
}
