using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Tests.Features;

/// <summary>A service whose one tenant has 100,000 claims of 1,000 employees, and as many counterparties.</summary>
public sealed class LargeTenant : IAsyncLifetime
{
    public ClaimsService Service { get; } = new();

    public TenantId Tenant { get; } = new(Guid.CreateVersion7());

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        await using var fill = Service.Administrator.CreateCommand(
            $"""
            INSERT INTO expense_claim (tenant_id, id, number, state, content_version, title, claimant_id, claimant_name, total,
                   tax, taxes, line_count, receipt_count, first_date, last_date, confirmed_warnings, created_at, updated_at,
                   submitted_at, payee_terms, search_terms, form)
            SELECT '{Tenant}', ('0198f0c4-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'EX-2025-' || lpad(n::text, 6, '0'),
                   (ARRAY['approved', 'approved', 'approved', 'draft', 'submitted', 'rejected'])[1 + n % 6], 1, 'Title',
                   ('0198f0c4-0000-7000-9000-' || lpad(to_hex(n % 1000), 12, '0'))::uuid, 'Name', 1000 + n * 7 % 90000, 0, '[]',
                   1, 0, DATE '2020-01-01' + n % 2000, DATE '2020-01-01' + n % 2000, ARRAY[]::text[], now(), now(),
                   now() - n * interval '1 minute',
                   ARRAY[chr(19968 + n % 5000), chr(19968 + n % 5000) || '店', '店'],
                   ARRAY[chr(19968 + n % 5000), chr(19968 + n % 5000) || '店', '店', chr(25000 + n % 5000) || '費', '費'],
                   CASE WHEN n % 500 = 0 THEN 'transport' ELSE 'expense' END
            FROM generate_series(1, 100000) AS n;
            INSERT INTO expense_line (tenant_id, claim_id, id, number, date, amount, receipt_required, leg_round_trip, leg_covered,
                   leg_fare, fare_key)
            SELECT '{Tenant}', ('0198f0c4-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(), 1,
                   DATE '2020-01-01' + n % 2000, 200, false, false, false, 200 + n % 7, 'a' || n % 500
            FROM generate_series(1, 100000) AS n;
            INSERT INTO commuter_pass (tenant_id, id, employee_id, "from", "to", stops, means, valid_from)
            SELECT '{Tenant}', gen_random_uuid(), ('0198f0c4-0000-7000-9000-' || lpad(to_hex(n % 50000), 12, '0'))::uuid, 'a', 'b',
                   ARRAY[]::text[], 'train', DATE '2020-01-01'
            FROM generate_series(1, 100000) AS n;
            INSERT INTO master_copy (tenant_id, id, kind, code, version, timeline, refers, search_terms)
            SELECT '{Tenant}', ('0198f0c4-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Counterparty',
                   'C' || lpad(n::text, 6, '0'), 1, '[]', ARRAY[]::uuid[], ARRAY[chr(19968 + n % 5000) || '店', '店']
            FROM generate_series(1, 100000) AS n;
            ANALYZE expense_claim, expense_line, commuter_pass, master_copy
            """);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

public sealed class IndexUseTests(LargeTenant large) : IClassFixture<LargeTenant>
{
    private static readonly ClaimFilter None = new(null, null, null, null, null, null, null, null, null);
    private static readonly EmployeeId Somebody = new(new Guid("0198f0c4-0000-7000-9000-000000000007"));

    public static TheoryData<string, bool, string> Searches => new()
    {
        { "", true, "ix_expense_claim_tenant_id_claimant_id_id" },
        { "", false, "pk_expense_claim" },
        { "after", true, "ix_expense_claim_tenant_id_claimant_id_id" },
        { "after", false, "pk_expense_claim" },
        { "state", true, "ix_expense_claim_tenant_id_claimant_id_" },
        { "state", false, "ix_expense_claim_tenant_id_state_id" },
        { "day", false, "ix_expense_claim_tenant_id_last_date" },
        { "amount", false, "ix_expense_claim_tenant_id_total" },
        { "form", false, "claim_of_transport" },
        { "form", true, "ix_expense_claim_tenant_id_claimant_id_id" },
        { "payee", false, "ix_expense_claim_tenant_id_payee_terms" },
        { "text", false, "ix_expense_claim_tenant_id_search_terms" },
        { "day amount payee", false, "ix_expense_claim_tenant_id_" },
        { "day", true, "ix_expense_claim_tenant_id_" },
        { "payee", true, "ix_expense_claim_tenant_id_" },
        { "text", true, "ix_expense_claim_tenant_id_" },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_list_is_served_by_an_index(string search, bool mine, string index)
    {
        var filter = None with
        {
            State = search.Contains("state", StringComparison.Ordinal) ? "rejected" : null,
            From = search.Contains("day", StringComparison.Ordinal) ? new DateOnly(2025, 6, 20) : null,
            To = search.Contains("day", StringComparison.Ordinal) ? new DateOnly(2025, 6, 22) : null,
            MinAmount = search.Contains("amount", StringComparison.Ordinal) ? 50_000 : null,
            MaxAmount = search.Contains("amount", StringComparison.Ordinal) ? 50_020 : null,
            Payee = search.Contains("payee", StringComparison.Ordinal) ? $"{(char)19975}店" : null,
            Form = search.Contains("form", StringComparison.Ordinal) ? "transport" : null,
            Text = search.Contains("text", StringComparison.Ordinal) ? $"{(char)25007}費" : null,
        };
        var after = search == "after" ? Cursor.Of(new Guid("0198f0c4-0000-7000-8000-000000005000")) : null;

        var plan = await Explain(db => ListClaims.Rows(db, filter, mine ? Somebody : null, new Paging(after, 20)));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "ix_master_copy_tenant_id_kind_code")]
    [InlineData("万店", "ix_master_copy_tenant_id_search_terms")]
    public async Task Payees_are_suggested_from_an_index(string? text, string index)
    {
        var plan = await Explain(db => SuggestPayees.Rows(db, text is null ? null : $"{(char)19975}店"));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_fares_are_found_by_an_index()
    {
        var plan = await Explain(db => SuggestFares.Earlier(db, "a7"));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.Contains("known_fare", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commuter_passes_of_a_person_are_found_by_an_index()
    {
        var plan = await Explain(db => ListCommuterPasses.Rows(db, Somebody, new Paging(null, 20)));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("ix_commuter_pass", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claims_without_an_approval_are_found_by_an_index(bool later)
    {
        var now = TimeProvider.System.GetUtcNow();
        var plan = await Explain(db =>
            ListUnopenedApprovals.Rows(db, now, later ? (now.AddDays(-20), Guid.Empty) : null).Take(51));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("claim_unopened", plan, StringComparison.Ordinal);
    }

    /// <summary>The plan of the query as the run-time login gets it, under row security.</summary>
    private Task<string> Explain<T>(Func<Persistence.ClaimsDbContext, IQueryable<T>> query) =>
        large.Service.In(large.Tenant, async db =>
        {
            await using var command = query(db).CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"EXPLAIN {command.CommandText}";
            var plan = new List<string>();
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) plan.Add(reader.GetString(0));
            return string.Join('\n', plan);
        });
}
