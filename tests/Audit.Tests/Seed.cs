using Npgsql;
using Seisan.Kernel;

namespace Seisan.Audit.Tests;

/// <summary>Fills a tenant's logs by one statement, for tests that need many rows rather than true ones.</summary>
internal static class Seed
{
    private const int Patience = 300; // seconds, where many suites share a machine

    public static Task EntriesAsync(NpgsqlDataSource source, TenantId tenant, int count) => RunAsync(source, tenant, count, """
        INSERT INTO audit_entry (tenant_id, recorded_at, sequence, entry_id, at, service, person_id, sign_in_id, person_name,
                                 address, operation, target_kind, target_id, target_label, correlation_id, canonical, sha256,
                                 person_terms, search_terms)
        SELECT $1, date_trunc('month', now()) + n * interval '10 seconds', n, gen_random_uuid(),
               date_trunc('month', now()) + n * interval '10 seconds', 'claims',
               ('00000000-0000-7000-8000-' || lpad(to_hex(n % 1000), 12, '0'))::uuid, 'u' || n % 1000, '佐藤',
               '192.0.2.1', 'Operation' || n % 50, 'expense-claim',
               ('00000000-0000-7000-8000-' || lpad(to_hex(n / 4), 12, '0'))::uuid::text, '2026-' || n / 4, 'c', '', '',
               ARRAY['u' || n % 1000], ARRAY['w' || n % 1000, '大阪', '阪出']
        FROM generate_series(1, $2) n
        """);

    public static Task SignInsAsync(NpgsqlDataSource source, TenantId tenant, int count) => RunAsync(source, tenant, count, """
        INSERT INTO sign_in (tenant_id, recorded_at, sequence, attempt_id, at, user_id, sign_in_id, name, outcome, address,
                             canonical, sha256, person_terms, search_terms)
        SELECT $1, date_trunc('month', now()) + n * interval '10 seconds', n, gen_random_uuid(),
               date_trunc('month', now()) + n * interval '10 seconds',
               ('00000000-0000-7000-8000-' || lpad(to_hex(n % 1000), 12, '0'))::uuid, 'u' || n % 1000, '佐藤',
               CASE WHEN n % 100 = 0 THEN 'locked' ELSE 'succeeded' END, '192.0.2.1', '', '',
               ARRAY['u' || n % 1000], ARRAY['w' || n % 1000]
        FROM generate_series(1, $2) n
        """);

    private static async Task RunAsync(NpgsqlDataSource source, TenantId tenant, int count, string sql)
    {
        await using var insert = source.CreateCommand(sql);
        insert.CommandTimeout = Patience;
        insert.Parameters.Add(new() { Value = tenant.Value });
        insert.Parameters.Add(new() { Value = count });
        await insert.ExecuteNonQueryAsync();
        await using var analyse = source.CreateCommand("ANALYZE audit_entry, sign_in");
        await analyse.ExecuteNonQueryAsync();
    }
}
