using Npgsql;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;
using Seisan.Platform.Testing;

namespace Seisan.AppHost.Tests;

public sealed class ExternalServerTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task A_server_whose_connection_string_is_given_is_used_and_not_started()
    {
        var ct = TestContext.Current.CancellationToken;
        var postgres = Theirs();
        var redis = new RedisServer(Path.Combine(data.Path, "cache"), FreePort.Take(), "of-theirs");
        var broker = new RabbitMqServer(Path.Combine(data.Path, "broker"), FreePort.Take(), "them", "of-theirs");
        var servers = await Task.WhenAll(((IServer[])[postgres, redis, broker]).Select(server => RunningServer.StartAsync(server, ct)));
        string[] given =
        [
            $"ConnectionStrings__postgres={postgres.ConnectionString}", $"ConnectionStrings__redis={redis.ConnectionString}",
            $"ConnectionStrings__messaging={broker.ConnectionString}",
        ];
        await using (var host = SampleHost.Start("external", data, given))
        {
            await host.Line(@"^runner +\| ready in");

            var seen = await host.Environment("web");
            Assert.Contains($"Port={new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port};", seen["ConnectionStrings__sample"], StringComparison.Ordinal);
            Assert.Equal(redis.ConnectionString, seen["ConnectionStrings__redis"]);
            Assert.Equal(broker.ConnectionString, (await host.Environment("reader"))["ConnectionStrings__messaging"]);
            foreach (var name in (string[])["postgres", "redis", "messaging"])
            {
                Assert.Equal(new SeenResource(name, "external server", "Running", null, null, 0), await host.Resource(name));
            }

            await host.Stop();
        }

        Assert.All(servers, server => Assert.NotNull(ProcessTable.Find(server.ProcessId)));

        var wrong = given.Select(variable => variable.Replace("of-theirs", "guessed", StringComparison.Ordinal)).ToArray();
        await using (var refused = SampleHost.Start("external", data, wrong))
        {
            Assert.Equal(1, await refused.Ended);
            await refused.Line(@"^runner +\| cannot start: ConnectionStrings__postgres: 28P01: ");
            await refused.Line(@"^runner +\| cannot start: ConnectionStrings__redis: Redis answers -WRONGPASS ");
            await refused.Line(@"^runner +\| cannot start: ConnectionStrings__messaging: RabbitMQ refuses the login them");
        }

        foreach (var server in servers) await server.DisposeAsync();
    }

    [Fact]
    public async Task A_login_that_may_make_no_databases_is_told_what_is_missing_and_does_once_it_is_there()
    {
        var postgres = Theirs();
        await using var server = await RunningServer.StartAsync(postgres, TestContext.Current.CancellationToken);
        await using var administrator = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var command = administrator.CreateCommand("CREATE ROLE lesser LOGIN PASSWORD 'lesser'"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var lesser = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = "lesser", Password = "lesser" }.ToString();

        await using (var refused = SampleHost.Start("database", data, $"ConnectionStrings__postgres={lesser}"))
        {
            Assert.Equal(1, await refused.Ended);
            await refused.Line("ConnectionStrings__postgres: lesser is no superuser and cannot make what is missing: "
                + @"sample_app \(28P01: .*\), sample_relay \(28P01: .*\), sample_migrator \(28P01: .*\)");
        }

        await StartsWith(postgres.ConnectionString);
        await StartsWith(lesser);

        await using (var command = administrator.CreateCommand("REVOKE sample_owner FROM sample_migrator"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var again = SampleHost.Start("database", data, $"ConnectionStrings__postgres={lesser}");
        await again.Line(@"cannot make what is missing: the owner role, which the migrator is a member of \(sample\)$");
    }

    public void Dispose() => data.Dispose();

    private PostgresServer Theirs() => new(Path.Combine(data.Path, "theirs"), FreePort.Take(), "of-theirs", durable: false);

    private async Task StartsWith(string login)
    {
        await using var host = SampleHost.Start("database", data, $"ConnectionStrings__postgres={login}");
        await host.Line(@"^runner +\| ready in");
        await host.Line(@"^migrate +\| migrating as .*Username=sample_migrator;");
    }
}
