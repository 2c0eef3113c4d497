using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Seisan.Kernel;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Http;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

/// <summary>Large companies: an import costs a fixed count of statements, a list reads only what it shows.</summary>
public sealed class ScaleTests(MastersService service) : IClassFixture<MastersService>
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestPerson _admin = Administrator();
    private HttpClient Client => service.As(_admin);

    [Fact]
    public async Task Ten_thousand_counterparties_and_a_thousand_employees_take_a_fixed_count_of_statements()
    {
        (await Client.Import("departments", "code,from,active,name,parent_code\r\nD1,2026-04-01,1,本社,\r\n")).EnsureSuccessStatusCode();
        using var statements = new StatementCount();

        var counterparties = await Client.Import("counterparties", Counterparties(10_000));
        var employees = await Client.Import(
            "employees", "code,from,active,name,name_kana,email,superior_code,department_code,rank_code,head,other_affiliations\r\n"
            + Lines(1_000, at => $"E{at.D("0000")},2026-04-01,1,社員{at},シャイン,e{at}@example.com,{(at > 1 ? "E0001" : "")},D1,,0,"));

        counterparties.EnsureSuccessStatusCode();
        employees.EnsureSuccessStatusCode();
        Assert.InRange(statements.Seen, 10, 60);
        Assert.Equal(10_000, (await counterparties.Json()).GetProperty("created").GetInt32());
        Assert.Equal(["C004271"], await Client.Codes("counterparties?text=第4271"));
    }

    [Fact]
    public async Task Lists_and_searches_of_a_hundred_thousand_use_an_index_under_row_security()
    {
        await Fill(_admin.Tenant, 100_000);
        var list = new ListMasters<Contracts.Masters.Counterparty>(MasterKinds.Counterparties);

        foreach (var (text, after, index) in ((string?, string?, string)[])
        [
            (null, null, "code"), (null, Cursor.Of("C050000"), "code"), ("第4242", null, "search_terms"),
            ("工業", null, "code"), ("T1234567890123", null, "search_terms"),
        ])
        {
            var plan = await service.In(_admin.Tenant, async db =>
            {
                var rows = list.Rows(db, text, Day, null, new Paging(after, 50)).Take(51);
                return await Explain(db, rows);
            });

            Assert.True(
                plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal),
                $"text {text}, after {after}\n{plan}");
        }
    }

    /// <summary>Explains the statement as EF sends it, by the service's run-time login.</summary>
    private static async Task<string> Explain(MastersDbContext db, IQueryable<MasterVersionRow> rows)
    {
        await using var command = (NpgsqlCommand)rows.CreateDbCommand();
        command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
        command.Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
            plan += reader.GetString(0) + "\n";
        return plan;
    }

    private async Task Fill(TenantId tenant, int count)
    {
        await using var command = service.Administrator.CreateCommand(
            """
            INSERT INTO master (tenant_id, id, kind, code, version)
            SELECT $1, md5('m' || n)::uuid, 'counterparties', 'C' || lpad(n::text, 6, '0'), 1 FROM generate_series(1, $2) n;
            INSERT INTO master_version (tenant_id, master_id, from_day, until_day, kind, code, active, content, search_terms)
            SELECT $1, md5('m' || n)::uuid, '2026-04-01', '9999-12-31', 'counterparties', 'C' || lpad(n::text, 6, '0'), true,
                   jsonb_build_object('name', '第' || n || '工業', 'nameKana', '', 'invoiceNumber', null),
                   ARRAY(SELECT substr(t, i, 2) FROM (VALUES ('第' || n || '工業')) AS one(t), generate_series(1, length(t)) i)
            FROM generate_series(1, $2) n;
            ANALYZE master; ANALYZE master_version;
            """.Replace("$1", $"'{tenant}'", StringComparison.Ordinal).Replace("$2", count.D("0"), StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync();
    }

    private static string Counterparties(int count) => "code,from,active,name,name_kana,invoice_number\r\n"
        + Lines(count, at => $"C{at.D("000000")},2026-04-01,1,株式会社第{at}工業,ダイ{at}コウギョウ,T{at.D("0000000000000")}");
}
