using System.Net.Http.Headers;
using System.Net.Http.Json;
using Npgsql;
using Seisan.Contracts.Claims;
using Seisan.LocalRunner.Servers;
using Seisan.Platform.Testing;
using Seisan.Sample;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>The service is killed with -9 at the points where something could be lost or doubled.</summary>
public sealed class CrashTests(SampleService service) : IClassFixture<SampleService>, IAsyncLifetime
{
    private readonly TestPerson _sato = TestPerson.InNewTenant();
    private ServiceLogins _logins = null!;
    private NpgsqlDataSource _database = null!;

    public async ValueTask InitializeAsync()
    {
        _logins = await TestDatabase.CopyAsync<SampleDbContext>("sample");
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await TestServers.Shared).PostgresAdmin)
        {
            Database = new NpgsqlConnectionStringBuilder(_logins.App).Database,
        }.ToString());
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_was_committed_before_the_publish_is_published_after_the_restart()
    {
        await using var broker = await BrokerProxy();
        var settings = await Settings(broker);
        broker.Cut();
        await using (var first = await ServiceProcess.StartAsync(typeof(Program), settings))
        {
            using var client = await Client(first);
            var answer = await client.PostAsJsonAsync("/api/v1/notes", new { text = "確定", amount = 7 }, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"a broken broker made the answer {answer.StatusCode}");
            await first.KillAsync();
        }

        Assert.Equal(1, await Unsent());
        broker.Mend();
        await using var second = await ServiceProcess.StartAsync(typeof(Program), settings);

        await Wait.Until(async () => await Unsent() == 0, "the committed message was not published");
    }

    [Fact]
    public async Task What_took_effect_before_the_acknowledgement_has_no_second_effect_after_the_restart()
    {
        await using var broker = await BrokerProxy();
        var settings = await Settings(broker);
        settings["Messaging:Prefix"] = "crash-";
        await using (var first = await ServiceProcess.StartAsync(typeof(Program), settings))
        {
            await Wait.Until(() => HasStarted(first), "the queue was not declared");
            broker.FreezeClients();
            await service.Publish(_sato.Tenant, Submitted("一度だけ"));
            await Wait.Until(async () => await Notes("一度だけ") == 1, "the message had no effect");
            await first.KillAsync();
            broker.Cut(); // what is held back dies with its sender
        }

        broker.Mend();
        await using var second = await ServiceProcess.StartAsync(typeof(Program), settings);
        await service.Publish(_sato.Tenant, Submitted("後の目印"));
        await Wait.Until(async () => await Notes("後の目印") > 0, "the restarted service takes nothing");

        Assert.Equal(1, await Notes("一度だけ"));
    }

    [Fact]
    public async Task A_confirm_that_never_comes_does_not_keep_the_relay_from_trying_again()
    {
        await using var broker = await BrokerProxy();
        var settings = await Settings(broker);
        settings["Messaging:Prefix"] = "silent-";
        settings["Messaging:ConfirmWithin"] = "00:00:00.5";
        await using var process = await ServiceProcess.StartAsync(typeof(Program), settings);
        await Wait.Until(() => HasStarted(process), "the queue was not declared");
        broker.FreezeClients();
        using var client = await Client(process);
        var note = new { text = "未達", amount = 7 };
        var answer = await client.PostAsJsonAsync("/api/v1/notes", note, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);

        await Wait.Until(async () => await Tries() >= 2, "the relay waits for ever");
        Assert.Equal(1, await Unsent());
        broker.Mend();

        await Wait.Until(async () => await Unsent() == 0, "the message was given up");
    }

    private static async Task<bool> HasStarted(ServiceProcess process)
    {
        using var client = new HttpClient { BaseAddress = process.Address };
        return (await client.GetAsync(new Uri("/started", UriKind.Relative))).IsSuccessStatusCode;
    }

    private Task<long> Notes(string text) => Count("SELECT count(*) FROM note WHERE text = $1", text);

    private Task<long> Unsent() => Count("SELECT count(*) FROM outbox WHERE type = $1 AND sent_at IS NULL", typeof(ClaimApproved).FullName!);

    private Task<long> Tries() =>
        Count("SELECT coalesce(max(abs(attempts)), 0)::bigint FROM outbox WHERE type = $1", typeof(ClaimApproved).FullName!);

    private async Task<long> Count(string sql, string value)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static ClaimSubmitted Submitted(string title) => new(
        Guid.CreateVersion7(), "1", 1, Guid.CreateVersion7(), "", Guid.CreateVersion7(), "expense", title, 3, 1, DateTimeOffset.UnixEpoch, []);

    private async Task<HttpClient> Client(ServiceProcess process)
    {
        var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await TestIssuer.Shared).TokenFor(_sato));
        return client;
    }

    private static async Task<FaultProxy> BrokerProxy()
    {
        var broker = new Uri((await TestServers.Shared).Messaging);
        return FaultProxy.Before(broker.Host, broker.Port);
    }

    private async Task<Dictionary<string, string>> Settings(FaultProxy broker)
    {
        var settings = await service.SettingsForAProcess();
        settings["ConnectionStrings:sample"] = _logins.App;
        settings["ConnectionStrings:sample_relay"] = _logins.Relay;
        settings["ConnectionStrings:messaging"] = new UriBuilder(settings["ConnectionStrings:messaging"]) { Host = "127.0.0.1", Port = broker.Port }.Uri.ToString();
        settings["Messaging:Wait"] = "false";
        settings["Outbox:Relay"] = "true";
        settings["Logging:LogLevel:Default"] = "None";
        return settings;
    }
}
