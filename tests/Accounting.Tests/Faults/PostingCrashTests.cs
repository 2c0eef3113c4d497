using Microsoft.Extensions.DependencyInjection;
using Seisan.Accounting.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Faults;

/// <summary>Answers requests and leaves the jobs to a process that can be killed.</summary>
public sealed class IdleAccountingService() : ServiceFixture<Program, AccountingDbContext>("accounting")
{
    protected override void Arrange(IServiceCollection services)
    {
        foreach (var runner in services.Where(one => one.ImplementationType?.Name == "JobRunner").ToList())
            services.Remove(runner);
    }
}

public sealed class PostingCrashTests(IdleAccountingService service) : IClassFixture<IdleAccountingService>
{
    private const int Payables = 12_000, Kills = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_posting_killed_again_and_again_posts_each_claim_once()
    {
        var books = await Books.Open(service);
        await Fill(books);
        var settings = await service.SettingsForAProcess();
        await books.Begin();

        long seen = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var process = await ServiceProcess.StartAsync(typeof(Program), settings);
            var before = seen;
            await Wait.Until(async () => (seen = await One(books, "SELECT max(looked) FROM posting WHERE tenant_id = $1")) > before, "the posting did not go on", Patience);
            await process.KillAsync();
        }

        Assert.InRange(seen, 1, Payables - 1); // it was killed on its way
        await using var last = await ServiceProcess.StartAsync(typeof(Program), settings);
        await Wait.Until(async () => await One(books, "SELECT count(*) FROM posting WHERE tenant_id = $1 AND state = 'done'") == 1, "the posting did not end", Patience);

        Assert.Equal(Payables, await One(books, "SELECT count(*) FROM journal_entry WHERE tenant_id = $1"));
        Assert.Equal(Payables, await One(
            books, "SELECT count(DISTINCT number) FROM journal_entry WHERE tenant_id = $1 AND number BETWEEN 1 AND 12000"));
        Assert.Equal(3 * Payables, await One(books, "SELECT count(*) FROM journal_line WHERE tenant_id = $1"));
        Assert.Equal(0, await One(
            books, "SELECT count(*) FROM payable WHERE tenant_id = $1 AND (state <> 'posted' OR entry_id <> id)"));
        Assert.Equal(Payables, await One(books, "SELECT entries FROM posting WHERE tenant_id = $1"));
        Assert.Equal(Payables, await One(
            books, "SELECT sum(((body::jsonb ->> 'after')::jsonb ->> 'entries')::int) FROM outbox WHERE tenant_id = $1 AND body LIKE '%PostClaims%' AND body::jsonb ->> 'operation' = 'PostClaims'"));
    }

    private async Task Fill(Books books)
    {
        await Run(
            $"""
            INSERT INTO payable (tenant_id, id, claim_id, content_version, claim_number, title, payee_id, payee_name, department, total,
                                 approved_at, approved_on, state, search_terms)
            SELECT '{books.Tenant}', md5('payable ' || n)::uuid, md5('claim ' || n)::uuid, 1, 'EX-2026-' || n, '出張', gen_random_uuid(),
                   '佐藤', '営業部', 3300, now(), '2026-11-20', 'approved', ARRAY['出', '張', '出張']
            FROM generate_series(1, {Payables}) AS n
            """);
        await Run(
            $"""
            INSERT INTO payable_line (tenant_id, payable_id, number, date, category_id, category_name, account_code, account_name,
                                      tax_category_id, tax_kind, rate_percent, amount, tax, qualified, description, payment_method)
            SELECT '{books.Tenant}', md5('payable ' || n)::uuid, line, '2026-11-10', gen_random_uuid(), '交通費', '7010', '旅費交通費',
                   gen_random_uuid(), 'taxable', 10, 1100 * line, 100 * line, true, '東京交通', 'employee'
            FROM generate_series(1, {Payables}) AS n, generate_series(1, 2) AS line
            """);
    }

    private async Task Run(string sql)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Of this company alone: what other tests announce comes to every copy of the service.</summary>
    private async Task<long> One(Books books, string sql)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        command.Parameters.Add(new() { Value = books.Tenant.Value });
        return Convert.ToInt64(await command.ExecuteScalarAsync() is { } value and not DBNull ? value : 0L, null);
    }
}
