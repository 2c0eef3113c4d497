using Npgsql;

namespace Seisan.Load.Large;

/// <summary>A table that holds rows of tenants.</summary>
/// <param name="Columns">All that can be written, with their types, in the table's order.</param>
internal sealed record Table(string Name, IReadOnlyList<(string Name, string Type)> Columns)
{
    /// <summary>The columns as a statement names them.</summary>
    public string List => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public int Place(string column) => Columns.Select(one => one.Name).ToList().IndexOf(column);
}

/// <summary>A row as it stands in its table.</summary>
internal sealed record Row(Table Table, object?[] Cells)
{
    public object? this[string column] => Cells[Table.Place(column)];
}

/// <summary>One service's database, as the superuser of the runner's server sees it.</summary>
internal sealed class Store(string server, string service) : IAsyncDisposable
{
    /// <summary>What is on its way or waits to be deleted; nobody reads it of a claim that has come to rest.</summary>
    private static readonly string[] Passing = ["outbox", "inbox", "idempotency", "job", "parked_message"];

    private bool _open;

    public string Service => service;

    public NpgsqlConnection Connection { get; } =
        new($"{server};Database={service};Command Timeout=600;Include Error Detail=true");

    /// <summary>Those that others refer to come first.</summary>
    public IReadOnlyList<Table> Tables { get; private set; } = [];

    public static async Task<Store> OpenAsync(string server, string service)
    {
        var store = new Store(server, service);
        await store.Connection.OpenAsync();
        var columns = await store.ReadAsync(
            """
            SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL) FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
            AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id') ORDER BY c.relname, a.attnum
            """);
        var references = (await store.ReadAsync(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid"))
            .ToLookup(row => (string)row[0]!, row => (string)row[1]!);
        store.Tables = [.. columns.GroupBy(row => (string)row[0]!).Where(table => !Passing.Contains(table.Key))
            .Select(table => new Table(table.Key, [.. table.Select(row => ((string)row[1]!, (string)row[2]!))]))
            .OrderBy(table => Depth(table.Name))];
        return store;

        int Depth(string table) => references[table].Select(other => Depth(other) + 1).DefaultIfEmpty().Max();
    }

    public async Task<List<object?[]>> ReadAsync(string query, params object[] values)
    {
        await using var command = new NpgsqlCommand(query, Connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Cell(reader, at))]);
        return rows;
    }

    /// <summary>Nobody sees what is written until <see cref="CommitAsync"/>.</summary>
    public async Task BeginAsync()
    {
        if (!_open)
            await DoAsync("BEGIN");
        _open = true;
    }

    public async Task CommitAsync()
    {
        await DoAsync("COMMIT");
        _open = false;
    }

    public async Task DoAsync(string statement, params object[] values)
    {
        await using var command = new NpgsqlCommand(statement, Connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static object? Cell(NpgsqlDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : reader.GetDataTypeName(at) == "date" ? reader.GetFieldValue<DateOnly>(at) : reader.GetValue(at);
}
