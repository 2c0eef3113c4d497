using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Seisan.Backup.Engine;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;
using Seisan.Platform.Testing;

namespace Seisan.Backup.Tests;

/// <summary>
/// A database server of one test class that keeps its log, with a few rooms of the platform in it and the engine set up as
/// the platform does. Killed and destroyed at will.
/// </summary>
public sealed class DataServer : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private RunningServer? _running;

    private DataServer(string folder, PostgresServer server) => (Folder, _server) = (folder, server);

    public string Folder { get; }

    public string Link => Path.Combine(Folder, "link");

    public string Store => Path.Combine(Folder, "documents");

    public string KeyFile => Path.Combine(Folder, "backup.key");

    public string Data => Path.Combine(Folder, "postgres", "data");

    public string Administrator => _server.ConnectionString;

    internal EngineFolder Engine => new(Path.Combine(Folder, "backup"));

    public IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        new("Backup:Server", Administrator), new("Backup:Folder", Link), new("Backup:Objects", Store), new("Backup:KeyFile", KeyFile),
    ];

    public static async Task<DataServer> StartAsync()
    {
        var folder = Path.Combine((await TestServers.Shared).Folder, Guid.CreateVersion7().ToString("N")[24..]);
        Directory.CreateDirectory(folder);
        var server = new DataServer(folder, new PostgresServer(Path.Combine(folder, "postgres"), FreePort.Take(), "secret"));
        Directory.CreateDirectory(server.Store);
        await File.WriteAllTextAsync(server.KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await server.ResumeAsync();
        await server.MakeRoomsAsync();
        await server.SetUpAsync();
        return server;
    }

    public async Task ResumeAsync() => _running = await RunningServer.StartAsync(_server);

    public async Task<int> SetUpAsync() => await SetUpEngine.RunAsync(Administrator, Link, Key(), CancellationToken.None);

    /// <summary>kill -9 to the whole server.</summary>
    public async Task KillAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        await Accounts.RunAsync("/bin/kill", ["-9", pid], null, CancellationToken.None);
        await Wait.Until(() => Task.FromResult(!Directory.Exists($"/proc/{pid}")), "the server lives");
    }

    public async Task<T> AskAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(At(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task DoAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(At(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public string At(string database) => new NpgsqlConnectionStringBuilder(Administrator) { Database = database, Pooling = false }.ToString();

    /// <summary>A sealed file as the documents service leaves it, with the row that speaks of it.</summary>
    public async Task<string> StoreObjectAsync(bool withFile = true)
    {
        var (tenant, name) = (Guid.CreateVersion7(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        var path = Path.Combine(Store, tenant.ToString(), name[..2], name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (withFile) await File.WriteAllBytesAsync(path, RandomNumberGenerator.GetBytes(5_000));
        await DoAsync("documents", $"INSERT INTO evidence VALUES ('{tenant}', '{name}')");
        return Path.GetRelativePath(Store, path);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_running is not null) await _running.DisposeAsync();
    }

    internal PgBackRest BackRest(string account) => new(Engine, account, EngineLogin.At(Administrator, Key().Password));

    private EngineKey Key() => new(new ConfigurationBuilder().AddInMemoryCollection([new("Backup:KeyFile", KeyFile)]).Build());

    private async Task MakeRoomsAsync()
    {
        foreach (var room in (string[])["claims", "audit", "accounting", "documents"])
            await _server.CreateServiceDatabaseAsync(room, role => role);
        await DoAsync("claims", """
            CREATE TABLE claim (tenant_id uuid, number bigint PRIMARY KEY, amount bigint);
            ALTER TABLE claim ENABLE ROW LEVEL SECURITY; ALTER TABLE claim FORCE ROW LEVEL SECURITY;
            INSERT INTO claim SELECT gen_random_uuid(), n, n * 7 FROM generate_series(1, 2000) AS n
            """);
        await DoAsync("audit", """
            CREATE TABLE audit_entry (tenant_id uuid, sequence bigint);
            INSERT INTO audit_entry SELECT '11111111-1111-1111-1111-111111111111', n FROM generate_series(1, 500) AS n
            """);
        await DoAsync("accounting", """
            CREATE TABLE journal_line (tenant_id uuid, debit boolean, amount bigint);
            INSERT INTO journal_line SELECT '11111111-1111-1111-1111-111111111111', side, 1100 FROM generate_series(1, 50), (VALUES (true), (false)) AS sides (side)
            """);
        await DoAsync("documents", "CREATE TABLE evidence (tenant_id uuid, object_name text)");
    }
}
