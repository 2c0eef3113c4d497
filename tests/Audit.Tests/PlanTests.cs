using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Audit.Features;
using Seisan.Audit.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Tests;

/// <summary>Alone, so that a hundred thousand rows do not hold up the tests that wait for messages.</summary>
[CollectionDefinition(nameof(PlanTests), DisableParallelization = true)]
public sealed class PlanTestsAlone;

/// <summary>
/// How many rows the run-time login touches for the first page of a search among 100,000 of one tenant, of which a
/// day has 8,640.
/// </summary>
[Collection(nameof(PlanTests))]
public sealed class PlanTests(AuditService service) : IAsyncLifetime
{
    private const int Page = 51;
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(10);
    private static readonly TenantId Tenant = TestPerson.NewTenant();
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static bool _seeded;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (_seeded) return;
            await Seed.EntriesAsync(service.Administrator, Tenant, 100_000);
            await Seed.SignInsAsync(service.Administrator, Tenant, 100_000);
            _seeded = true;
        }
        finally
        {
            Once.Release();
        }
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
    [InlineData("a day", 200)]
    public async Task A_search_of_the_log_touches_few_rows(string search, int rows) =>
        Assert.InRange(await TouchedAsync(db => Of(search).In(db.Entries, Lag, new FieldErrors())!), 0, rows);

    [Theory]
    [InlineData("everything", Page)]
    [InlineData("person by id", Page)]
    [InlineData("person by name", 1_000)]
    [InlineData("outcome", Page)]
    [InlineData("rare word", 1_000)]
    [InlineData("a day", 200)]
    public async Task A_search_of_the_sign_ins_touches_few_rows(string search, int rows)
    {
        var (log, outcome) = (Of(search), search == "outcome" ? "locked" : null);
        var signIns = new SignInSearch(log.Person, log.From, log.To, outcome, log.Text);
        Assert.InRange(await TouchedAsync(db => signIns.In(db.SignIns, Lag, new FieldErrors())!), 0, rows);
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
            "person by id" => nothing with { Person = IdOf(7).ToString() },
            "person by name" => nothing with { Person = "u7" },
            "operation" => nothing with { Operation = "Operation7" },
            "target by id" => nothing with { Target = IdOf(77).ToString() },
            "target by label" => nothing with { Target = "2026-77" },
            "rare word" => nothing with { Text = "w7" },
            "frequent word" => nothing with { Text = "大阪" },
            "nothing to find" => nothing with { Text = "無い" },
            "a day" => nothing with { From = month.AddDays(3), To = month.AddDays(3) },
            _ => nothing,
        };
    }

    /// <summary>As the seed makes it.</summary>
    private static Guid IdOf(int number) => new($"00000000-0000-7000-8000-{number:x12}");

    private Task<long> TouchedAsync<T>(Func<AuditDbContext, IQueryable<T>> query) => service.In(Tenant, async db =>
    {
        await using var command = query(db).Take(Page).CreateDbCommand();
        command.CommandText = "EXPLAIN (ANALYZE, FORMAT JSON) " + command.CommandText;
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
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
