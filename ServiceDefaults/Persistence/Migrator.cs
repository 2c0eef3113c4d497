using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.ServiceDefaults.Parking;
using Seisan.ServiceDefaults.Tenancy;
using Seisan.ServiceDefaults.Tidying;

namespace Seisan.ServiceDefaults.Persistence;

/// <summary>
/// Brings the schema up to date under the migrator's login, which becomes the owner for the time, and then gives
/// every table its row security and its grants: no table can be forgotten.
/// </summary>
internal static class Migrator
{
    public static async Task MigrateAsync(ServiceDbContext db, string name, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, $"SET ROLE {name}_owner; SET row_security = off", ct);
        await db.Database.MigrateAsync(ct);
        if (db is IPrepareSchema prepared)
            await prepared.PrepareSchemaAsync(connection, ct);
        await ProtectAsync(connection, name, db as IGrantTables, ct);
    }

    private static async Task ProtectAsync(
        NpgsqlConnection connection, string name, IGrantTables? grants, CancellationToken ct)
    {
        foreach (var (table, owned, secured, partition) in await TablesAsync(connection, ct))
        {
            if (!owned && !TenantlessTables.Contains(table))
                throw new InvalidOperationException($"Table {table} has no tenant_id and is not in the list of tenant-less tables.");
            if (owned && !secured)
                await ExecuteAsync(connection, RowSecurity.Policy(table), ct);
            if (!partition)
                await ExecuteAsync(connection, RowSecurity.Grants(table, name, PrivilegesOn(table, grants)), ct);
            if (table is "outbox" or "job")
                await ExecuteAsync(connection, RowSecurity.Relay(table, name), ct);
            if (Expiry.VisibleTo(table) is { } expired)
                await ExecuteAsync(connection, RowSecurity.Tidying(table, name, expired), ct);
            if (table is ParkedMessage.Table)
                await ExecuteAsync(connection, RowSecurity.Parking(table, name), ct);
        }

        await ExecuteAsync(
            connection,
            string.Create(CultureInfo.InvariantCulture,
                $"GRANT USAGE ON SCHEMA public TO {name}_app, {name}_relay, {name}_readonly, {name}_retention"), ct);
    }

    private static string? PrivilegesOn(string table, IGrantTables? grants) =>
        table is ParkedMessage.Table ? ParkedMessage.Privileges : grants?.PrivilegesOn(table);

    private static async Task<List<(string Table, bool Owned, bool Secured, bool Partition)>> TablesAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname,
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'),
                   c.relforcerowsecurity,
                   c.relispartition
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
            ORDER BY 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tables = new List<(string, bool, bool, bool)>();
        while (await reader.ReadAsync(ct))
            tables.Add((reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        return tables;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>For what the migrations of EF cannot say, such as partitions. Runs as the owner, must be repeatable.</summary>
public interface IPrepareSchema
{
    Task PrepareSchemaAsync(NpgsqlConnection owner, CancellationToken ct);
}

/// <summary>For a table on which the run-time login must have less than SELECT, INSERT, UPDATE, DELETE.</summary>
public interface IGrantTables
{
    /// <summary>The privileges of the run-time login as in GRANT, or null for the usual ones.</summary>
    string? PrivilegesOn(string table);
}
