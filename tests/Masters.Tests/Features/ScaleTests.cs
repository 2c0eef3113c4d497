using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Seisan.Kernel;
using Seisan.Masters.Features.Tenants;
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
    private static readonly TenantId Full = TestPerson.NewTenant();
    private static bool _filled;
    private readonly TestPerson _admin = Administrator();
    private HttpClient Client => service.As(_admin);

    public static TheoryData<string> Kinds => [.. Lists.Of.Keys];

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

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_list_of_masters_is_found_by_index(string kind)
    {
        await FillAsync(service, Full);
        foreach (var (text, after, active, index) in ((string?, string?, bool?, string)[])
        [
            (null, null, null, "code"), (null, Cursor.Of("C050000"), null, "code"), (null, null, true, "code"),
            ("第4242", null, null, "search_terms"), ("第4242", null, true, "search_terms"), ("工業", null, null, "code"),
            ("T1234567890123", null, null, "search_terms"),
        ])
        {
            var plan = await service.In(
                Full, db => Explain(db, Lists.Of[kind](db, text, active, new Paging(after, 50)).Take(51)));

            AssertIndex(plan, index, $"{kind}, text {text}, active {active}, after {after}");
        }
    }

    [Theory]
    [InlineData(null, null, "company_code")]
    [InlineData(null, "c050000", "company_code")]
    [InlineData("第4242", null, "search_terms")]
    [InlineData("工業", null, "company_code")]
    public async Task Companies_are_found_by_index(string? text, string? after, string index)
    {
        await FillAsync(service, Full);

        var plan = await service.In(
            TenantId.Provider, db => Explain(db, ListTenants.Found(db, null, text, after).Take(51)));

        AssertIndex(plan, index, $"text {text}, after {after}");
    }

    private static void AssertIndex(string plan, string index, string asked)
    {
        Assert.True(
            plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal),
            $"{asked}\n{plan}");
        Assert.DoesNotMatch(@"Rows Removed by Filter: \d{4,}", plan);
    }

    /// <summary>Explains the statement as EF sends it, by the service's run-time login.</summary>
    private static async Task<string> Explain<T>(MastersDbContext db, IQueryable<T> rows)
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

    /// <summary>100,000 masters of one company, as many of each kind, and 100,000 companies: once for the class.</summary>
    private static async Task FillAsync(MastersService service, TenantId tenant)
    {
        if (_filled)
            return;
        await using var command = service.Administrator.CreateCommand(
            $"""
            CREATE TEMPORARY TABLE filled AS
            SELECT md5('m' || n)::uuid AS id, (ARRAY['{string.Join("','", Lists.Of.Keys)}'])[1 + n % {Lists.Of.Count}] AS kind,
                   'C' || lpad(n::text, 6, '0') AS code, '第' || n || '工業' AS name,
                   ARRAY(SELECT substr('第' || n || '工業', i, 2) FROM generate_series(1, 10) AS i) AS terms
            FROM generate_series(1, 100000) AS n;
            INSERT INTO master (tenant_id, id, kind, code, version) SELECT '{tenant}', id, kind, code, 1 FROM filled;
            INSERT INTO master_version (tenant_id, master_id, from_day, until_day, kind, code, active, content, search_terms)
            SELECT '{tenant}', id, '2026-04-01', '9999-12-31', kind, code, true, jsonb_build_object('name', name), terms FROM filled;
            INSERT INTO tenant (id, company_code, name, registered_at, search_terms) SELECT id, lower(code), name, now(), terms FROM filled;
            ANALYZE master; ANALYZE master_version; ANALYZE tenant
            """);
        command.CommandTimeout = 300; // as long as a busy machine needs
        await command.ExecuteNonQueryAsync();
        _filled = true;
    }

    private static string Counterparties(int count) => "code,from,active,name,name_kana,invoice_number\r\n"
        + Lines(count, at => $"C{at.D("000000")},2026-04-01,1,株式会社第{at}工業,ダイ{at}コウギョウ,T{at.D("0000000000000")}");

    /// <summary>The list of each kind.</summary>
    private sealed class Lists : IForEachKind
    {
        public static readonly Dictionary<string, Func<MastersDbContext, string?, bool?, Paging, IQueryable<MasterVersionRow>>> Of = [];

        static Lists() => Announced.Each(new Lists());

        public void Do<T>(Announced<T> announced)
            where T : class =>
            Of[announced.Kind.Name] = (db, text, active, page) => new ListMasters<T>(announced.Kind).Rows(db, text, Day, active, page);
    }
}
