using Npgsql;
using Seisan.Backup.Engine;
using Seisan.Backup.Objects;

namespace Seisan.Backup.Checks;

/// <summary>
/// What must hold in a restored platform whatever it was before: the logs have no gap, the books balance, and every receipt
/// that a row speaks of is among the copied files.
/// </summary>
internal static class RestoredRules
{
    /// <summary>A rule, the database it asks, and a query whose rows break it.</summary>
    private static readonly (string Rule, string Database, string Needs, string Query)[] Rules =
    [
        ("audit_gap", "audit", "audit_entry", """
            SELECT tenant_id::text FROM audit_entry GROUP BY tenant_id HAVING max(sequence) - min(sequence) + 1 <> count(*) LIMIT 20
            """),
        ("sign_in_gap", "audit", "sign_in", """
            SELECT tenant_id::text FROM sign_in GROUP BY tenant_id HAVING max(sequence) - min(sequence) + 1 <> count(*) LIMIT 20
            """),
        ("books_unbalanced", "accounting", "journal_line", """
            SELECT tenant_id::text FROM journal_line GROUP BY tenant_id
            HAVING sum(CASE WHEN debit THEN amount ELSE -amount END) <> 0 LIMIT 20
            """),
    ];

    private const string Evidence = "SELECT tenant_id::text || '/' || left(object_name, 2) || '/' || object_name FROM evidence";

    /// <returns>One line a broken rule with where it is broken.</returns>
    public static async Task<IReadOnlyList<BrokenRule>> CheckAsync(ScratchServer server, IReadOnlyDictionary<string, CopiedObject> objects, CancellationToken ct)
    {
        var databases = await DatabasesAsync(server, ct);
        var broken = new List<BrokenRule>();
        foreach (var (rule, database, needs, query) in Rules.Where(rule => databases.Contains(rule.Database)))
        {
            await using var connection = await server.ConnectAsync(database, ct);
            if (!await HasTableAsync(connection, needs, ct)) continue;
            broken.AddRange((await ReadAsync(connection, query, ct)).Select(place => new BrokenRule(rule, place)));
        }

        if (!databases.Contains("documents"))
            return broken;
        await using var documents = await server.ConnectAsync("documents", ct);
        if (await HasTableAsync(documents, "evidence", ct))
            broken.AddRange((await ReadAsync(documents, Evidence, ct)).Where(name => !objects.ContainsKey(name)).Take(20)
                .Select(name => new BrokenRule("object_missing", name)));
        return broken;
    }

    private static async Task<IReadOnlyList<string>> DatabasesAsync(ScratchServer server, CancellationToken ct)
    {
        await using var connection = await server.ConnectAsync("postgres", ct);
        return await EngineLogin.DatabasesAsync(connection, ct);
    }

    private static async Task<bool> HasTableAsync(NpgsqlConnection connection, string table, CancellationToken ct) =>
        await ReadAsync(connection, $"SELECT 'yes' WHERE to_regclass('{table}') IS NOT NULL", ct) is [_];

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
            rows.Add(reader.GetString(0));
        return rows;
    }
}

/// <param name="Rule"><c>audit_gap</c>, <c>sign_in_gap</c>, <c>books_unbalanced</c> or <c>object_missing</c>.</param>
/// <param name="Place">The tenant, or the name of the object.</param>
internal sealed record BrokenRule(string Rule, string Place);
