using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Seisan.Kernel;
using Seisan.LocalRunner.Servers;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;
using Xunit;

namespace Seisan.Platform.Testing;

/// <summary>
/// One service, running for one test class on real servers: HTTP on loopback, a database of its own, queues and exchanges of its own.
/// Tests arrange by saving or delivering, act by HTTP, and assert by HTTP or the outbox.
/// </summary>
public abstract class ServiceFixture<TProgram, TContext>(string service) : IAsyncLifetime
    where TProgram : class
    where TContext : ServiceDbContext
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly TimeSpan StopsWithin = TimeSpan.FromMinutes(1);

    private static readonly SocketsHttpHandler Sockets = new() { AllowAutoRedirect = false, UseCookies = false };

    private WebApplicationFactory<TProgram> _host = null!;
    private Uri _address = null!;
    private TestIssuer _issuer = null!;
    private readonly FixtureQueues _queues = new();
    private string _prefix = "";

    /// <summary>The logins of this fixture's database.</summary>
    public ServiceLogins Logins { get; private set; } = null!;

    /// <summary>In front of the names of this fixture's queues.</summary>
    public string QueuePrefix => _prefix;

    /// <summary>What the running service is made of.</summary>
    protected IServiceProvider Services => _host.Services;

    /// <summary>Whether the outbox is published. Off: rows stay to be looked at and nothing reaches other services.</summary>
    protected virtual bool Relays => false;

    public virtual async ValueTask InitializeAsync()
    {
        Logins = await TestDatabase.CopyAsync<TContext>(service);
        _issuer = await TestIssuer.Shared;
        _prefix = Guid.CreateVersion7().ToString("N")[20..] + "-";
        var settings = await SettingsAsync();
        _host = new WebApplicationFactory<TProgram>().WithWebHostBuilder(web =>
        {
            foreach (var (key, value) in settings)
                web.UseSetting(key, value);
            web.UseSetting("urls", "http://127.0.0.1:0");
            web.ConfigureTestServices(services => Arrange(services.AddSingleton<IConfigureReceiveEndpoint>(_queues)));
        });
        _host.UseKestrel();
        _host.StartServer();
        _address = new Uri(_host.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        NpgsqlConnection.ClearAllPools();
        await _queues.DeleteAsync();
        await TestDatabase.DropAsync(Logins);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// The broker's client has been seen to wait for ever while it closes. What a test asserts is asserted by then; the
    /// end of the process closes the rest.
    /// </summary>
    private async Task StopAsync()
    {
        try
        {
            await _host.DisposeAsync().AsTask().WaitAsync(StopsWithin);
        }
        catch (TimeoutException)
        {
            TestContext.Current.SendDiagnosticMessage($"{service} has not stopped within {StopsWithin}.");
        }
    }

    /// <summary>A client that is signed in as the person.</summary>
    public HttpClient As(TestPerson person) => WithToken(_issuer.TokenFor(person));

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Anonymous() => new(Sockets, disposeHandler: false) { BaseAddress = _address };

    /// <summary>Saves rows as the service itself would, for the tenant.</summary>
    public Task Save(TenantId tenant, params object[] rows) => In(tenant, async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
        return rows.Length;
    });

    /// <summary>Runs in one transaction of the tenant under the service's run-time login, and commits.</summary>
    public async Task<T> In<T>(TenantId tenant, Func<TContext, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(tenant);
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT"); // from here on the tenant is known to raw commands as well
        var result = await work(db);
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>The messages of a kind that the tenant's use cases announced, in order.</summary>
    public async Task<IReadOnlyList<T>> Outbox<T>(TenantId tenant)
    {
        await using var command = Administrator.CreateCommand("SELECT body FROM outbox WHERE tenant_id = $1 AND type = $2 ORDER BY id");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = typeof(T).FullName });
        await using var reader = await command.ExecuteReaderAsync();
        var messages = new List<T>();
        while (await reader.ReadAsync())
            messages.Add(JsonSerializer.Deserialize<T>(reader.GetString(0), Json)!);
        return messages;
    }

    /// <summary>Publishes the message on the broker and returns once every consumer of the service has committed it.</summary>
    public async Task Deliver<T>(TenantId tenant, T message, Guid? messageId = null)
        where T : class
    {
        var id = messageId ?? Guid.CreateVersion7();
        await Publish(tenant, message, id);
        var consumers = typeof(TContext).Assembly.GetTypes()
            .Concat(typeof(ServiceDbContext).Assembly.GetTypes())
            .Count(type => !type.IsAbstract && (type.IsAssignableTo(typeof(IConsumer<T>)) || type.IsAssignableTo(typeof(IConsumeTogether<T>))));
        Assert.NotEqual(0, consumers);
        await Wait.Until(async () => await InboxCountAsync(id) == consumers, $"{typeof(T).Name} was not consumed");
    }

    /// <summary>Publishes the message on the broker, in the envelope of the tenant.</summary>
    public Task Publish<T>(TenantId tenant, T message, Guid? messageId = null, params (string Name, string Value)[] headers)
        where T : class =>
        _host.Services.GetRequiredService<IBusControl>().Publish(message, context =>
        {
            context.MessageId = messageId ?? Guid.CreateVersion7();
            context.Headers.Set("seisan-tenant", tenant.ToString());
            context.Headers.Set("seisan-correlation", "test");
            foreach (var (name, value) in headers)
                context.Headers.Set(name, value);
        });

    /// <summary>A superuser's data source on this fixture's database, for what no login of the service may do.</summary>
    public NpgsqlDataSource Administrator => field ??= NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(TestServers.Shared.Result.PostgresAdmin)
        {
            Database = new NpgsqlConnectionStringBuilder(Logins.App).Database,
        }.ToString());

    /// <summary>Each route asks for one permission; see <see cref="ServiceRules"/>.</summary>
    public void EveryRouteNamesOnePolicy(params string[] anonymous) =>
        ServiceRules.EveryRouteNamesOnePolicy(_host.Services, anonymous);

    /// <summary>The API document and the mapped routes are the same, in both directions.</summary>
    public Task TheDocumentIsTheRoutes() => ServiceRules.TheDocumentIsTheRoutes(_host.Services, Anonymous());

    /// <summary>The catalogue of the database has no hole in the tenants' walls.</summary>
    public Task TheCatalogueIsTight() => ServiceRules.TheCatalogueIsTight(Administrator, service);

    /// <summary>The service's registrations after its own: to put a test's clock in the place of the system's.</summary>
    protected virtual void Arrange(IServiceCollection services)
    {
    }

    /// <summary>Further settings of the service.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings() => [];

    /// <summary>The settings that make a process of the service use this fixture's database and queues.</summary>
    public async Task<Dictionary<string, string>> SettingsForAProcess() => new(await SettingsAsync());

    private async Task<List<KeyValuePair<string, string>>> SettingsAsync()
    {
        var servers = await TestServers.Shared;
        var keyFile = Path.Combine(servers.Folder, $"kek-{_prefix}.key");
        if (!File.Exists(keyFile))
            await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return
        [
            new($"ConnectionStrings:{service}", Logins.App), new($"ConnectionStrings:{service}_relay", Logins.Relay),
            new("ConnectionStrings:messaging", servers.Messaging), new("ConnectionStrings:redis", servers.Redis),
            new("ConnectionStrings:mail", servers.Mail), new("services:identity:http:0", _issuer.Address),
            new("Platform:PublicAddress", TestIssuer.PublicAddress), new("Encryption:KeyFile", keyFile),
            new("Messaging:Prefix", _prefix), new("Messaging:Exchanges", _prefix), new("Messaging:Wait", "true"),
            new("Outbox:Relay", Relays ? "true" : "false"), new("Logging:LogLevel:Default", "Warning"),
            .. Settings(),
        ];
    }

    private async Task<long> InboxCountAsync(Guid id)
    {
        await using var command = Administrator.CreateCommand("SELECT count(*) FROM inbox WHERE message_id = $1");
        command.Parameters.Add(new() { Value = id });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
