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

    private const string Expected = """
        SELECT name FROM (VALUES
            ('the roles readonly and retention', to_regrole($1 || '_readonly') IS NOT NULL AND to_regrole($1 || '_retention') IS NOT NULL),
            ('the owner role, which the migrator is a member of', pg_has_role(to_regrole($1 || '_owner'), 'MEMBER')),
            ('the schema public, owned by the owner role', (SELECT nspowner = to_regrole($1 || '_owner') FROM pg_namespace WHERE nspname = 'public')),
            ('the extension btree_gin', EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gin')),
            ('arraycontains and arraycontained marked as leak-proof',
                (SELECT bool_and(proleakproof) FROM pg_proc WHERE proname IN ('arraycontains', 'arraycontained')))
        ) AS parts (name, there) WHERE there IS NOT TRUE
        """;

    /// <summary>Creates what is missing and sets the passwords; what is there stays.</summary>
    /// <param name="administrator">
    /// A superuser's connection string: marking a built-in function as leak-proof takes one. With another login nothing is
    /// made or changed; see <see cref="MissingAsync"/>.
    /// </param>
    /// <param name="service">The prefix of the role names.</param>
    /// <param name="passwordOf">The password for a login's name.</param>
    public static async Task<ServiceLogins> CreateAsync(
        string administrator, string service, string database, Func<string, string> passwordOf, CancellationToken ct = default)
    {
        // unpooled: the lock is held until the connection is closed
        await using (var server = await OpenAsync(new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ToString(), ct))
        {
            if (!await MayCreateAsync(server, ct)) return LoginsOf(administrator, service, database, passwordOf);
            await ExecuteAsync(server, $"SELECT pg_advisory_lock({Lock})", ct);
            await CreateRolesAsync(server, service, passwordOf, ct);
            await CreateDatabaseAsync(server, service, database, ct);
            await PrepareAsync(new NpgsqlConnectionStringBuilder(administrator) { Database = database, Pooling = false }.ToString(), service, ct);
        }

        return LoginsOf(administrator, service, database, passwordOf);
    }

    public static Task<bool> MayCreateAsync(NpgsqlConnection server, CancellationToken ct) =>
        ExistsAsync(server, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper AND $1 <> ''", "superuser", ct);

    /// <summary>What <see cref="CreateAsync"/> would have made and is not there, in words.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        string server, string service, string database, Func<string, string> passwordOf, CancellationToken ct)
    {
        var logins = LoginsOf(server, service, database, passwordOf);
        var missing = new List<string>();
        foreach (var login in (string[])[logins.App, logins.Relay, logins.Migrator])
        {
            try
            {
                await using var connection = await OpenAsync(login, ct);
                if (login != logins.Migrator) continue;
                await using var command = new NpgsqlCommand(Expected, connection) { Parameters = { new() { Value = service } } };
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct)) missing.Add($"{reader.GetString(0)} ({database})");
            }
            catch (NpgsqlException failure)
            {
                missing.Add($"{new NpgsqlConnectionStringBuilder(login).Username} ({failure.Message.ReplaceLineEndings(" ")})");
            }
        }

        return missing;
    }

    private static ServiceLogins LoginsOf(string server, string service, string database, Func<string, string> passwordOf)
    {
        string Login(string role) => new NpgsqlConnectionStringBuilder(server)
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
            GRANT CONNECT ON DATABASE {Quote(database)} TO pg_read_all_data, {Roles(service, "app", "relay", "migrator", "readonly", "retention")}
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
