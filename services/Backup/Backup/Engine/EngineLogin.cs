using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>
/// The login by which backups are taken: it reads every table of every service and switches the log, and can write
/// nothing. It is the one login past the tenants' walls, which a backup has to be.
/// </summary>
internal static class EngineLogin
{
    public const string Name = "backup_engine";

    /// <summary>Its connection string at the server of another one.</summary>
    public static string At(string server, string password, string database = "postgres") => new NpgsqlConnectionStringBuilder(server)
    {
        Database = database, Username = Name, Password = password, Pooling = false, ApplicationName = "backup", CommandTimeout = 0,
    }.ToString();

    /// <summary>Makes the login; again, it changes nothing but the password. Whoever reads all data may connect to every database.</summary>
    public static async Task CreateAsync(NpgsqlConnection administrator, string password, CancellationToken ct)
    {
        await ExecuteAsync(administrator, $"""
            DO $$ BEGIN
                IF to_regrole('{Name}') IS NULL THEN CREATE ROLE {Name} NOINHERIT NOCREATEDB NOCREATEROLE; END IF;
            END $$;
            ALTER ROLE {Name} LOGIN INHERIT BYPASSRLS PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}';
            GRANT pg_read_all_data, pg_read_all_settings TO {Name};
            GRANT EXECUTE ON FUNCTION pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal(),
                pg_create_restore_point(text) TO {Name};
            """, ct);
    }

    /// <summary>Every database of the server that can be connected to.</summary>
    public static async Task<IReadOnlyList<string>> DatabasesAsync(NpgsqlConnection server, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY 1", server);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var databases = new List<string>();
        while (await reader.ReadAsync(ct))
            databases.Add(reader.GetString(0));
        return databases;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
