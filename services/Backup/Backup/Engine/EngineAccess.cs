using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>
/// The service's way to the engine, where <see cref="SetUpEngine"/> has made one. <c>Backup:Server</c> names the server where
/// the service's own connection leads elsewhere, as through a pooler.
/// </summary>
internal sealed class EngineAccess(IConfiguration configuration)
{
    private readonly string _link = configuration["Backup:Folder"] ?? throw new InvalidOperationException("Backup:Folder is missing.");
    private readonly string _server = configuration["Backup:Server"] ?? configuration.GetConnectionString("backup")!;
    private readonly Lazy<EngineKey> _key = new(() => new EngineKey(configuration));

    /// <summary>The folder of the files that are copied beside the databases.</summary>
    public string Store { get; } = configuration["Backup:Objects"] ?? throw new InvalidOperationException("Backup:Objects (the object store) is missing.");

    /// <summary>Null where the database server is backed up by others.</summary>
    public EngineFolder? Folder => EngineFolder.At(_link);

    /// <summary>The login's connection string to a database of the server.</summary>
    public string LoginTo(string database) => EngineLogin.At(_server, _key.Value.Password, database);

    public async Task<PgBackRest> OpenAsync(EngineFolder folder, CancellationToken ct) =>
        new(folder, await SetUpEngine.OwnerAsync(folder.Settings, ct), LoginTo("postgres"));

    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(LoginTo(database));
        await connection.OpenAsync(ct);
        return connection;
    }
}
