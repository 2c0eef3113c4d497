using System.Security.Cryptography;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;

namespace Seisan.Platform.Testing;

/// <summary>
/// The real servers of a test run, on free ports in a folder that is thrown away. <c>./test</c> starts them once for all
/// projects and hands over where they are (<c>ConnectionStrings__postgres</c>, <c>__messaging</c>, <c>__redis</c>,
/// <c>__mail</c> with <c>Maildir</c>); a project that is run alone starts its own, which end with the process however
/// that ends. Whoever stops or empties a server needs one of its own: these are for everybody.
/// </summary>
public sealed class TestServers
{
    private static readonly Lazy<Task<TestServers>> Lazy = new(StartAsync);

    private TestServers(string postgres, string messaging, string redis, string mail, string maildir) =>
        (PostgresAdmin, Messaging, Redis, Mail, Maildir) = (postgres, messaging, redis, mail, maildir);

    public static Task<TestServers> Shared => Lazy.Value;

    /// <summary>A folder for the test run's own files; it goes with the process.</summary>
    public string Folder { get; } = ProcessGuard.Shared.Folder;

    /// <summary>A superuser's connection string to the database <c>postgres</c>.</summary>
    public string PostgresAdmin { get; }

    /// <summary><c>amqp://user:password@host:port/</c></summary>
    public string Messaging { get; }

    public string Redis { get; }

    /// <summary><c>smtp://host:port</c></summary>
    public string Mail { get; }

    /// <summary>Where the mail server keeps what was sent: one file per mail in <c>new</c>.</summary>
    public string Maildir { get; }

    /// <summary>What another process needs in its environment to use these.</summary>
    public IEnumerable<string> Environment() =>
    [
        $"ConnectionStrings__postgres={PostgresAdmin}", $"ConnectionStrings__messaging={Messaging}",
        $"ConnectionStrings__redis={Redis}", $"ConnectionStrings__mail={Mail}", $"Maildir={Maildir}",
    ];

    /// <summary>A database with the roles of <paramref name="service"/>; idempotent.</summary>
    /// <param name="database">The database's name where it differs from the service's.</param>
    public Task<ServiceLogins> CreateServiceDatabaseAsync(string service, string? database = null, CancellationToken ct = default) =>
        ServiceDatabase.CreateAsync(PostgresAdmin, service, database ?? service, PasswordOf, ct);

    /// <summary>The password of a service's login on the test servers.</summary>
    public static string PasswordOf(string role) => $"{role}-in-tests";

    private static async Task<TestServers> StartAsync()
    {
        var folder = ProcessGuard.Shared.Folder;
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var maildir = Given("Maildir") ?? Path.Combine(folder, "mail", "sent");

        var postgres = StartOrUse("postgres", () => new PostgresServer(
            Path.Combine(folder, "postgres"), FreePort.Take(), password, durable: false));
        var messaging = StartOrUse("messaging", () => new RabbitMqServer(
            Path.Combine(folder, "rabbitmq"), FreePort.Take(), "app", password));
        var redis = StartOrUse("redis", () => new RedisServer(Path.Combine(folder, "redis"), FreePort.Take(), password));
        var mail = StartOrUse("mail", () => new MailServer(maildir, FreePort.Take()));
        return new(await postgres, await messaging, await redis, await mail, maildir);
    }

    private static async Task<string> StartOrUse(string name, Func<IServer> create)
    {
        if (Given($"ConnectionStrings__{name}") is { } given) return given;

        var server = create();
        await RunningServer.StartAsync(server);
        return server.ConnectionString;
    }

    private static string? Given(string variable) =>
        System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;
}
