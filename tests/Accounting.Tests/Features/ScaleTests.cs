using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Journals;
using Seisan.Accounting.Payables;
using Seisan.Accounting.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Tests.Features;

/// <summary>One tenant with 100,000 payables, as many entries of two lines, and a run that pays 1,000 people.</summary>
public sealed class FullAccountingService() : ServiceFixture<Program, AccountingDbContext>("accounting")
{
    public TenantId Tenant { get; } = TestPerson.NewTenant();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Run(
            """
            INSERT INTO payer_account (tenant_id, id, name, consignor_code, consignor_name, bank_code, branch_code, account_type, sealed_number, masked_number, active)
            VALUES ($1, md5('a')::uuid, 'A', '0', 'A', '0001', '001', '1', '', '', true);
            INSERT INTO payment_run (tenant_id, id, number, payer_account_id, payer_account_name, transfer_date, state, count, total, problems, created_by_id, created_by, created_at, search_terms)
            SELECT $1, md5('r' || n)::uuid, 'PR-' || n, md5('a')::uuid, 'A', '2026-12-25', CASE WHEN n % 50 = 0 THEN 'draft' ELSE 'completed' END, 1, 1, 0, md5('p')::uuid, 'A', now(),
                   CASE WHEN n % 1000 = 0 THEN ARRAY['大', '阪', '大阪'] ELSE ARRAY['給', '与', '給与'] END
            FROM generate_series(1, 20000) AS n;
            INSERT INTO payment (tenant_id, id, run_id, number, payee_id, payee_code, payee_name, amount, state)
            SELECT $1, md5('y' || n)::uuid, md5('r' || n % 100 + 1)::uuid, n, md5('p' || n)::uuid, '', '', 1, 'planned' FROM generate_series(1, 100000) AS n;
            INSERT INTO payable (tenant_id, id, claim_id, content_version, claim_number, title, payee_id, payee_name, total, approved_at, approved_on, state, run_id, payment_id, search_terms)
            SELECT $1, md5('b' || n)::uuid, md5('c' || n)::uuid, 1, 'EX-' || n, '出張', md5('p' || n)::uuid, '佐藤', 1100, now(), date '2016-01-01' + n % 3650,
                   CASE WHEN n % 100 = 0 THEN 'approved' WHEN n % 100 = 1 THEN 'posted' ELSE 'paid' END, md5('r' || n % 100 + 1)::uuid, md5('y' || n)::uuid,
                   CASE WHEN n % 1000 = 0 THEN ARRAY['大', '阪', '大阪'] ELSE ARRAY['出', '張', '出張'] END
            FROM generate_series(1, 100000) AS n;
            WITH entry AS (
                INSERT INTO journal_entry (tenant_id, id, year, number, date, description, claim_number, claim_id, payee_name, total, posting_id, posted_at, export_id, search_terms)
                SELECT $1, id, extract(year FROM approved_on)::int, row_number() OVER (PARTITION BY extract(year FROM approved_on)), approved_on, title, claim_number, claim_id, payee_name, total,
                       md5('g' || right(claim_number, 2))::uuid, now(), CASE WHEN state = 'posted' THEN NULL ELSE md5('x' || left(claim_number, 5))::uuid END, search_terms
                FROM payable WHERE tenant_id = $1 RETURNING id, total, claim_number
            )
            INSERT INTO journal_line (tenant_id, entry_id, number, debit, account_code, account_name, tax_class, rate_percent, amount, tax, description)
            SELECT $1, id, 1 + 1000 * side, side = 0, CASE WHEN side = 1 THEN '2110' WHEN claim_number LIKE '%777' THEN '7990' ELSE '7010' END, 'X', 'X', 10, total, 0, ''
            FROM entry, generate_series(0, 1) AS side;
            """);
        await using var analyse = Administrator.CreateCommand("VACUUM ANALYZE");
        await analyse.ExecuteNonQueryAsync();
    }

    private async Task Run(string sql)
    {
        await using var command = Administrator.CreateCommand(sql.Replace("$1", $"'{Tenant}'::uuid", StringComparison.Ordinal));
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Every list and search as the run-time login, under row security: none may read all rows of the tenant.</summary>
public sealed class ScaleTests(FullAccountingService service) : IClassFixture<FullAccountingService>
{
    private static readonly Paging First = new(null, 50);
    private static readonly DateOnly March = new(2026, 3, 1);

    public static TheoryData<string> Lists => [.. Queries.Keys];

    /// <summary>Ids are MD5 sums of what the filling writes in front of them.</summary>
    private static readonly Dictionary<string, Func<AccountingDbContext, IQueryable>> Queries = new()
    {
        ["payables"] = db => ListPayables.Rows(db, new(null, null, null, null), First),
        ["payables after"] = db => ListPayables.Rows(db, new(null, null, null, null), new(Cursor.Of(Guid.Parse("80000000-0000-0000-0000-000000000000")), 50)),
        ["payables by state"] = db => ListPayables.Rows(db, new("approved", null, null, null), First),
        ["payables by text"] = db => ListPayables.Rows(db, new(null, null, null, "大阪"), First),
        ["payables by day"] = db => ListPayables.Rows(db, new(null, March, March.AddDays(2), null), First),
        ["journals"] = db => ListJournals.Rows(db, new(null, null, null, null, null, null), First),
        ["journals after"] = db => ListJournals.Rows(db, new(null, null, null, null, null, null), new(Cursor.Of(March, 5000), 50)),
        ["journals by day"] = db => ListJournals.Rows(db, new(March, March.AddDays(2), null, null, null, null), First),
        ["journals by text"] = db => ListJournals.Rows(db, new(null, null, "大阪", null, null, null), First),
        ["journals by account"] = db => ListJournals.Rows(db, new(null, null, null, "7990", null, null), First),
        ["journals not exported"] = db => ListJournals.Rows(db, new(null, null, null, null, false, null), First),
        ["journals of a posting"] = db => ListJournals.Rows(db, new(null, null, null, null, null, new Guid("3cf4ae90-6bd9-7a82-b0c9-3846d5b46bd4")), First),
        ["payment runs"] = db => ListPaymentRuns.Rows(db, new(null, null), First),
        ["payment runs by state"] = db => ListPaymentRuns.Rows(db, new("draft", null), First),
        ["payment runs by text"] = db => ListPaymentRuns.Rows(db, new(null, "大阪"), First),
        ["payments of a run"] = db => ListPayments.Rows(db, new PaymentRunId(new Guid("3d8abfbb-5128-006d-4295-b1ab5fc70bad")), First),
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_is_read_by_index(string list)
    {
        var plan = await service.In(service.Tenant, async db =>
        {
            await using var command = Queries[list](db).CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        });

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.False(System.Text.RegularExpressions.Regex.IsMatch(plan, @"Rows Removed by Filter: \d{4,}"), plan);
    }
}
