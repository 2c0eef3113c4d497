using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MassTransit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;
using Seisan.Gateway.Persistence;
using Seisan.Kernel;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;
using Seisan.Platform.Testing;
using StackExchange.Redis;

namespace Seisan.Gateway.Tests;

/// <summary>The gateway over HTTPS on real servers, with a database and a Redis of its own; can be started again.</summary>
public sealed class GatewayHost : IAsyncLifetime
{
    private static readonly Lazy<string> Certificate = new(MakeCertificate);
    private readonly string _prefix = Guid.CreateVersion7().ToString("N")[20..] + "-";
    private readonly FixtureQueues _queues = new();
    private readonly int _port = FreePort.Take();
    private ServiceLogins _logins = null!;
    private string _keyFile = "";
    private WebApplicationFactory<Program> _host = null!;
    private RunningServer _redis = null!;
    private RedisServer _redisServer = null!;

    public string Origin => $"https://localhost:{_port}";

    public Neighbours Neighbours { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var servers = await TestServers.Shared;
        Neighbours = new Neighbours(Origin);
        await Neighbours.StartAsync();
        _logins = await TestDatabase.CopyAsync<GatewayDbContext>("gateway");
        _keyFile = Path.Combine(servers.Folder, $"{_prefix}kek.key");
        await File.WriteAllTextAsync(_keyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        _redisServer = new RedisServer(Path.Combine(servers.Folder, _prefix + "redis"), FreePort.Take(), "in-tests");
        _redis = await RunningServer.StartAsync(_redisServer);
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Neighbours.DisposeAsync();
        await _redis.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _queues.DeleteAsync();
        await TestDatabase.DropAsync(_logins);
    }

    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        Start();
    }

    /// <summary>FLUSHALL</summary>
    public async Task EmptyRedisAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString + ",allowAdmin=true");
        foreach (var server in redis.GetServers())
            await server.FlushAllDatabasesAsync();
    }

    public ValueTask StopRedisAsync() => _redis.DisposeAsync();

    public async Task StartRedisAsync() => _redis = await RunningServer.StartAsync(_redisServer);

    public Browser NewBrowser() => new(Origin);

    public async Task<Browser> SignedInAsync()
    {
        var browser = NewBrowser();
        await browser.SignInAsync();
        return browser;
    }

    /// <summary>Publishes as identity would; without a tenant as nobody should.</summary>
    public Task PublishAsync<T>(TenantId? tenant, T message)
        where T : class =>
        _host.Services.GetRequiredService<IBusControl>().Publish(message, context =>
        {
            context.MessageId = Guid.CreateVersion7();
            if (tenant is { } known) context.Headers.Set("seisan-tenant", known.ToString());
            context.Headers.Set("seisan-correlation", "test");
        });

    /// <summary>The next message of a queue of ours, named without our prefix; null while there is none.</summary>
    public async Task<BasicGetResult?> NextAsync(string queue)
    {
        var factory = new ConnectionFactory { Uri = new Uri((await TestServers.Shared).Messaging) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(
            _prefix + queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        _queues.Configure(_prefix + queue, null!);
        return await channel.BasicGetAsync(_prefix + queue, autoAck: true);
    }

    /// <summary>A superuser's look into the gateway's database.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await TestServers.Shared).PostgresAdmin)
        {
            Database = new NpgsqlConnectionStringBuilder(_logins.App).Database,
        }.ToString());
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How the database answers a query of the gateway, as its planner explains it.</summary>
    internal async Task<string> PlanOfAsync<T>(Func<GatewayDbContext, IQueryable<T>> query)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await using var command = query(scope.ServiceProvider.GetRequiredService<GatewayDbContext>()).CreateDbCommand();
        await command.Connection!.OpenAsync();
        command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private void Start()
    {
        var servers = TestServers.Shared.Result;
        string[] services = ["identity", "masters", "claims", "workflow", "accounting", "documents", "audit", "notifications", "backup"];
        _host = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting("urls", Origin);
            web.UseSetting("Kestrel:Certificates:Default:Path", Certificate.Value);
            web.UseSetting("Kestrel:Certificates:Default:Password", "in-tests");
            web.UseSetting("Platform:PublicAddress", Origin);
            web.UseSetting("Gateway:ClientSecret", Neighbours.Secret);
            web.UseSetting("Encryption:KeyFile", _keyFile);
            web.UseSetting("ConnectionStrings:gateway", _logins.App);
            web.UseSetting("ConnectionStrings:redis", _redisServer.ConnectionString);
            web.UseSetting("ConnectionStrings:messaging", servers.Messaging);
            web.UseSetting("Messaging:Prefix", _prefix);
            web.UseSetting("Messaging:Exchanges", _prefix);
            web.UseSetting("Messaging:Wait", "true");
            web.UseSetting("Status:ProbeSeconds", "1");
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            web.ConfigureTestServices(registered => registered.AddSingleton<IConfigureReceiveEndpoint>(_queues));
            foreach (var service in services) web.UseSetting($"services:{service}:http:0", Neighbours.Address);
        });
        _host.UseKestrel();
        _host.StartServer();
    }

    private static string MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        var path = Path.Combine(TestServers.Shared.Result.Folder, "localhost.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "in-tests"));
        return path;
    }
}
