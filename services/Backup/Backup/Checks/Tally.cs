using Npgsql;

namespace Seisan.Backup.Checks;

/// <summary>One table as a restored copy must have it again.</summary>
/// <param name="Sums">Of every column of whole or decimal numbers, by its name: sums of money and last sequences among them.</param>
internal sealed record Tally(string Database, string Table, long Rows, IReadOnlyDictionary<string, string> Sums)
{
    private const string Tables = """
        SELECT n.nspname, c.relname,
               coalesce(array_agg(a.attname ORDER BY a.attnum) FILTER (WHERE a.attname IS NOT NULL), '{}')
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             AND a.atttypid IN ('int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
        WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        GROUP BY 1, 2 ORDER BY 1, 2
        """;

    /// <summary>All tables of the database, each read once.</summary>
    public static async Task<IReadOnlyList<Tally>> TakeAsync(NpgsqlConnection database, CancellationToken ct)
    {
        var tallies = new List<Tally>();
        foreach (var (schema, table, columns) in await TablesAsync(database, ct))
        {
            var sums = string.Concat(columns.Select(column => $", coalesce(sum({Quote(column)}), 0)::text"));
            await using var command = new NpgsqlCommand($"SELECT count(*){sums} FROM {Quote(schema)}.{Quote(table)}", database);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            tallies.Add(new(
                database.Database, $"{schema}.{table}", reader.GetInt64(0),
                columns.Select((column, index) => (column, reader.GetString(index + 1))).ToDictionary(pair => pair.column, pair => pair.Item2)));
        }

        return tallies;
    }

    private static async Task<List<(string Schema, string Table, string[] Columns)>> TablesAsync(NpgsqlConnection database, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Tables, database);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tables = new List<(string, string, string[])>();
        while (await reader.ReadAsync(ct))
            tables.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2)));
        return tables;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
