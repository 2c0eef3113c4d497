using Npgsql;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Servers;

/// <summary>A PostgreSQL cluster of our own in <paramref name="folder"/>, with data checksums.</summary>
/// <param name="durable">False only for servers that are thrown away: commits do not wait for the disk, the log is not kept for backups.</param>
public sealed class PostgresServer(string folder, int port, string password, bool durable = true) : IServer
{
    /// <summary>The superuser of the cluster; no service ever sees it.</summary>
    public const string Administrator = "app";

    private const string Account = "postgres";

    public string Program => Path.Combine(Binaries, "postgres");

    public string Package => "postgresql";

    /// <summary>The superuser's connection string, to the database <c>postgres</c>.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={port};Database=postgres;Username={Administrator};Password={password}";

    public ProcessSpec Command => new(
        Program,
        [
            "-D", Data, "-p", $"{port}",
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", .. Settings(durable),
        ],
        folder,
        new Dictionary<string, string> { ["LANG"] = "C.UTF-8", ["PATH"] = "/usr/bin:/bin", ["TZ"] = "UTC" },
        Stop: Signal.Interrupt,
        Account: Account,
        Inherit: false);

    /// <summary>What a server of ours is told wherever it runs.</summary>
    public static IReadOnlyList<string> Settings(bool durable) =>
    [
        "-c", "max_connections=300", "-c", "shared_buffers=128MB", "-c", "timezone=UTC",
        "-c", durable ? "archive_mode=on" : "archive_mode=off",
        .. durable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
    ];

    private static string Binaries { get; } = FindBinaries();

    private string Data => Path.Combine(folder, "data");

    public async Task PrepareAsync(CancellationToken ct)
    {
        await Accounts.GiveFolderAsync(folder, Account, ct);
        if (File.Exists(Path.Combine(Data, "PG_VERSION"))) return;

        var secret = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(secret, password, ct);
        await Accounts.GiveFolderAsync(folder, Account, ct);
        string[] options = durable ? [] : ["--no-sync"];
        await Accounts.RunAsync(
            Path.Combine(Binaries, "initdb"),
            ["-D", Data, "-U", Administrator, $"--pwfile={secret}", "--auth=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-k", .. options],
            Account, ct);
        File.Delete(secret);
    }

    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=2");
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT NOT pg_is_in_recovery()", connection);
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="ServiceDatabase.CreateAsync"/>
    public Task<ServiceLogins> CreateServiceDatabaseAsync(string service, Func<string, string> passwordOf, CancellationToken ct = default) =>
        ServiceDatabase.CreateAsync(ConnectionString, service, service, passwordOf, ct);

    private static string FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).FirstOrDefault("/usr/lib/postgresql/15/bin")
        : "/usr/lib/postgresql/15/bin";
}
