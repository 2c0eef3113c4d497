using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using Seisan.Demo;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>
/// A month's end: 200,000 approved claims of four expenses are posted, a million journal lines, by the accountant's one
/// request. What claims would have told is written where accounting keeps it; from there on everything is the
/// platform's own way.
/// </summary>
internal sealed class MonthEnd(Uri gateway, Machine machine)
{
    private const int Claims = 200_000, Expenses = 4, Lines = Claims * (Expenses + 1);

    public async Task WriteAsync(int repeats)
    {
        using var accountant = await GatewaySession.SignInAsync(gateway, Company.Usual, "ito", CompanyFiles.Password);
        await SetRulesAsync(accountant);
        Console.WriteLine("| posting | seconds | lines/s |\n|---|---|---|");
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            await FillAsync(repeat);
            var watch = Stopwatch.StartNew();
            var started = await accountant.PostAsync("/api/v1/postings", new { through = "2026-12-31" });
            var entries = await EndOfAsync(accountant, started.GetProperty("id").GetGuid());
            if (entries < Claims)
                throw new InvalidOperationException($"Only {entries} of {Claims} claims were posted.");
            Console.WriteLine($"| {Lines:N0} lines | {watch.Elapsed.TotalSeconds:N1} | {Lines / watch.Elapsed.TotalSeconds:N0} |");
        }
    }

    private static async Task<long> EndOfAsync(GatewaySession accountant, Guid posting)
    {
        while (true)
        {
            var seen = await accountant.GetAsync($"/api/v1/postings/{posting}");
            if (seen.GetProperty("state").GetString() is not ("waiting" or "running"))
                return seen.GetProperty("entries").GetInt64();
            await Task.Delay(50);
        }
    }

    private static async Task SetRulesAsync(GatewaySession accountant)
    {
        if ((await accountant.GetAsync("/api/v1/accounting-rules")).GetProperty("creditAccounts").GetArrayLength() > 0)
            return;
        var account = (await accountant.GetAsync("/api/v1/accounting-options")).GetProperty("accounts").EnumerateArray().First();
        var rules = new
        {
            creditAccounts = new[] { new { paymentMethod = "employee", accountId = account.GetProperty("id").GetGuid() } },
            debits = Array.Empty<object>(), taxClasses = Array.Empty<object>(),
        };
        using var set = await accountant.SendAsync(HttpMethod.Put, "/api/v1/accounting-rules", JsonContent.Create(rules), "\"0\"");
        set.EnsureSuccessStatusCode();
    }

    private async Task FillAsync(int repeat)
    {
        await using var masters = new NpgsqlConnection($"{machine.Database()};Database=masters");
        await masters.OpenAsync();
        await using var find = new NpgsqlCommand($"SELECT id FROM tenant WHERE company_code = '{Company.Usual}'", masters);
        var tenant = (Guid)(await find.ExecuteScalarAsync())!;

        await using var accounting = new NpgsqlConnection($"{machine.Database()};Database=accounting");
        await accounting.OpenAsync();
        await using var fill = new NpgsqlCommand(
            $"""
            INSERT INTO payable (tenant_id, id, claim_id, content_version, claim_number, title, payee_id, payee_name, department, total,
                                 approved_at, approved_on, state, search_terms)
            SELECT '{tenant}', ('01f00000-' || lpad(to_hex({repeat}), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                   gen_random_uuid(), 1, 'EX-2026-9' || n, '11月 出張', md5('p' || n % 1000)::uuid, '佐藤 美咲', '営業部', {Expenses * 1100},
                   now(), date '2026-11-01' + n % 28, 'approved', ARRAY['出', '出張', '張', '佐', '佐藤', '藤']
            FROM generate_series(1, {Claims}) AS n;
            INSERT INTO payable_line (tenant_id, payable_id, number, date, category_id, category_name, account_code, account_name,
                                      tax_category_id, tax_kind, rate_percent, amount, tax, qualified, description, payment_method)
            SELECT tenant_id, id, n, approved_on, md5('c' || n)::uuid, '交通費', '7010', '旅費交通費', md5('t')::uuid, 'taxable', 10,
                   1100, 100, n % 2 = 0, '東京交通', 'employee'
            FROM payable, generate_series(1, {Expenses}) AS n WHERE state = 'approved' AND claim_number LIKE 'EX-2026-9%';
            ANALYZE payable; ANALYZE payable_line
            """, accounting) { CommandTimeout = 600 };
        await fill.ExecuteNonQueryAsync();
    }
}
