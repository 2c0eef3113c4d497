using Npgsql;

namespace Seisan.LocalRunner.Servers;

/// <summary>Connection strings of the three logins of a service's database.</summary>
public sealed record ServiceLogins(string App, string Relay, string Migrator);

/// <summary>
/// Gives a service its database and roles: an owner nobody signs in as, a migrator that may become it, an app login
/// that owns nothing, a relay login, and roles for reading and for retention.
/// </summary>
public static class ServiceDatabase
{
    // Roles and databases are made one at a time: PostgreSQL answers "tuple concurrently updated" otherwise.
    private const long Lock = 0x5E15A9;

    /// <summary>Creates what is missing and sets the passwords; what is there stays.</summary>
    /// <param name="administrator">A superuser's connection string: marking a built-in function as leak-proof takes one.</param>
    /// <param name="service">The prefix of the role names.</param>
    /// <param name="passwordOf">The password for a login's name.</param>
    public static async Task<ServiceLogins> CreateAsync(
        string administrator, string service, string database, Func<string, string> passwordOf, CancellationToken ct = default)
    {
        // unpooled: the lock is held until the connection is closed
        await using (var server = await OpenAsync(new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ToString(), ct))
        {
            await ExecuteAsync(server, $"SELECT pg_advisory_lock({Lock})", ct);
            await CreateRolesAsync(server, service, passwordOf, ct);
            await CreateDatabaseAsync(server, service, database, ct);
            await PrepareAsync(new NpgsqlConnectionStringBuilder(administrator) { Database = database, Pooling = false }.ToString(), service, ct);
        }

        string Login(string role) => new NpgsqlConnectionStringBuilder(administrator)
        {
            Database = database,
            Username = $"{service}_{role}",
            Password = passwordOf($"{service}_{role}"),
        }.ToString();
        return new(Login("app"), Login("relay"), Login("migrator"));
    }

    private static async Task CreateRolesAsync(NpgsqlConnection server, string service, Func<string, string> passwordOf, CancellationToken ct)
    {
        foreach (var role in (string[])["owner", "readonly", "retention", "app", "relay", "migrator"])
        {
            var name = $"{service}_{role}";
            if (!await ExistsAsync(server, "SELECT 1 FROM pg_roles WHERE rolname = $1", name, ct))
            {
                await ExecuteAsync(server, $"CREATE ROLE {Quote(name)} NOLOGIN NOINHERIT NOBYPASSRLS NOCREATEDB NOCREATEROLE", ct);
            }

            if (role is not ("app" or "relay" or "migrator")) continue;
            await ExecuteAsync(server, $"ALTER ROLE {Quote(name)} LOGIN PASSWORD {Literal(passwordOf(name))}", ct);
        }

        await ExecuteAsync(server, $"GRANT {Quote($"{service}_owner")} TO {Quote($"{service}_migrator")}", ct);
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnection server, string service, string database, CancellationToken ct)
    {
        if (!await ExistsAsync(server, "SELECT 1 FROM pg_database WHERE datname = $1", database, ct))
        {
            await ExecuteAsync(server, $"CREATE DATABASE {Quote(database)} OWNER {Quote($"{service}_owner")} TEMPLATE template0 ENCODING 'UTF8'", ct);
        }

        await ExecuteAsync(server, $"""
            REVOKE ALL ON DATABASE {Quote(database)} FROM PUBLIC;
            GRANT CONNECT ON DATABASE {Quote(database)} TO {Roles(service, "app", "relay", "migrator", "readonly", "retention")}
            """, ct);
    }

    private static async Task PrepareAsync(string connectionString, string service, CancellationToken ct)
    {
        await using var database = await OpenAsync(connectionString, ct);

        // arraycontains, and arraycontained (the same the other way round, as EF writes it), compare text with text and
        // report nothing of a row they refuse: only so may the planner use a search index below row security.
        await ExecuteAsync(database, $"""
            CREATE EXTENSION IF NOT EXISTS btree_gin;
            ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF;
            ALTER FUNCTION pg_catalog.arraycontained(anyarray, anyarray) LEAKPROOF;
            ALTER SCHEMA public OWNER TO {Quote($"{service}_owner")};
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO {Roles(service, "app", "relay", "readonly", "retention")}
            """, ct);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Roles(string service, params string[] roles) =>
        string.Join(", ", roles.Select(role => Quote($"{service}_{role}")));

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
