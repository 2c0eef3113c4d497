using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Features;
using Seisan.Audit.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Tests;

/// <summary>
/// How many rows the run-time login touches for the first page of a search among 100,000 of one tenant, of which a
/// day has 8,640.
/// </summary>
public sealed class PlanTests(AuditService service) : IAsyncLifetime
{
    private const int Page = 51;
    private static readonly TenantId Tenant = TestPerson.NewTenant();
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static bool _seeded;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        if (!_seeded)
        {
            await Seed.EntriesAsync(service.Administrator, Tenant, 100_000);
            await Seed.SignInsAsync(service.Administrator, Tenant, 100_000);
        }

        _seeded = true;
        Once.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("everything", Page)]
    [InlineData("person by id", Page)]
    [InlineData("person by name", 1_000)]
    [InlineData("operation", Page)]
    [InlineData("target by id", 200)]
    [InlineData("target by label", 200)]
    [InlineData("rare word", 1_000)]
    [InlineData("frequent word", 1_000)]
    [InlineData("nothing to find", 200)]
    [InlineData("a day", 10_000)]
    public async Task A_search_of_the_log_touches_few_rows(string search, int rows) =>
        Assert.InRange(await TouchedAsync(db => Of(search).In(db.Entries, new FieldErrors())!), 0, rows);

    [Theory]
    [InlineData("everything", Page)]
    [InlineData("person by id", Page)]
    [InlineData("person by name", 1_000)]
    [InlineData("outcome", Page)]
    [InlineData("rare word", 1_000)]
    [InlineData("a day", 10_000)]
    public async Task A_search_of_the_sign_ins_touches_few_rows(string search, int rows)
    {
        var (log, outcome) = (Of(search), search == "outcome" ? "locked" : null);
        var signIns = new SignInSearch(log.Person, log.From, log.To, outcome, log.Text);
        Assert.InRange(await TouchedAsync(db => signIns.In(db.SignIns, new FieldErrors())!), 0, rows);
    }

    [Fact]
    public async Task An_entry_is_found_by_its_id_at_once() =>
        Assert.InRange(await TouchedAsync(db => db.Entries.Where(entry => entry.EntryId == Guid.Empty)), 0, 1);

    private static EntrySearch Of(string search)
    {
        var nothing = new EntrySearch(null, null, null, null, null, null);
        var month = new DateOnly(A.Now.UtcDateTime.Year, A.Now.UtcDateTime.Month, 1);
        return search switch
        {
            "person by id" => nothing with { Person = Md5Id("7").ToString() },
            "person by name" => nothing with { Person = "u7" },
            "operation" => nothing with { Operation = "Operation7" },
            "target by id" => nothing with { Target = Md5Id("77").ToString() },
            "target by label" => nothing with { Target = "2026-77" },
            "rare word" => nothing with { Text = "w7" },
            "frequent word" => nothing with { Text = "大阪" },
            "nothing to find" => nothing with { Text = "無い" },
            "a day" => nothing with { From = month.AddDays(3), To = month.AddDays(3) },
            _ => nothing,
        };
    }

    /// <summary>As the seed makes it: <c>md5(text)::uuid</c>.</summary>
    private static Guid Md5Id(string text) =>
        new(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.ASCII.GetBytes(text)), bigEndian: true);

    private Task<long> TouchedAsync<T>(Func<AuditDbContext, IQueryable<T>> query) => service.In(Tenant, async db =>
    {
        await using var command = query(db).Take(Page).CreateDbCommand();
        command.CommandText = "EXPLAIN (ANALYZE, FORMAT JSON) " + command.CommandText;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        return Touched(plan.RootElement[0].GetProperty("Plan"));
    });

    /// <summary>Rows that scans gave or threw away.</summary>
    private static long Touched(JsonElement node)
    {
        var below = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Sum(Touched) : 0;
        var kind = node.GetProperty("Node Type").GetString()!;
        if (!kind.EndsWith("Scan", StringComparison.Ordinal) || kind is "Subquery Scan" or "Bitmap Index Scan")
            return below;
        long Of(string name) => node.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
        return below + ((Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Index Recheck")) * Of("Actual Loops"));
    }
}
