using System.Text;
using Npgsql;

namespace Seisan.Platform.Tests.Api;

/// <summary>
/// What stands in the services' databases, as one text: any row that comes, goes or changes shows. Backups are of no company,
/// and one may be under way.
/// </summary>
public static class Written
{
    private static readonly string[] Services =
        ["identity", "masters", "claims", "workflow", "accounting", "documents", "audit", "notifications"];

    private const string Unsent = "SELECT 'waits' FROM outbox WHERE sent_at IS NULL LIMIT 1";

    /// <summary>The digest of every table with a tenant, once nothing is on its way between the services.</summary>
    public static async Task<string> NowAsync(RunningPlatform platform)
    {
        var sources = Services.Select(service => (service, source: Databases.Open(platform, service))).ToArray();
        try
        {
            var before = "";
            return await Soon.Find(
                async () =>
                {
                    // twice the same, and nothing that still waits to be told
                    var (seen, waiting) = (new StringBuilder(), false);
                    foreach (var (service, source) in sources)
                    {
                        foreach (var digest in await RowsAsync(source, await TablesAsync(source)))
                            seen.Append(service).Append(' ').AppendLine(digest);
                        waiting |= await RowsAsync(source, [Unsent]) is not [];
                    }

                    var quiet = !waiting && seen.ToString() == before;
                    before = seen.ToString();
                    return quiet ? before : null;
                },
                "The platform never came to rest");
        }
        finally
        {
            foreach (var (_, source) in sources) await source.DisposeAsync();
        }
    }

    /// <summary>One question a table; the protocol's own tables change whenever a token is renewed.</summary>
    private static Task<List<string>> TablesAsync(NpgsqlDataSource source) => RowsAsync(source, [
        """
        SELECT format('SELECT %L || count(*) || md5(coalesce(string_agg(t::text, '''' ORDER BY t::text), '''')) FROM %I t',
                      c.relname || ' ', c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE 'oidc%'
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
        ORDER BY c.relname
        """]);

    private static async Task<List<string>> RowsAsync(NpgsqlDataSource source, IReadOnlyList<string> questions)
    {
        var rows = new List<string>();
        foreach (var question in questions)
        {
            await using var command = source.CreateCommand(question);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
