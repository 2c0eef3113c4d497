using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Backup.Features;
using Seisan.Backup.Persistence;
using Seisan.Backup.Runs;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Backup.Tests;

/// <summary>The service where the database server is another's, with a clock of the test's own.</summary>
public sealed class ServiceWithoutEngine() : ServiceFixture<Program, BackupDbContext>("backup")
{
    public SetClock Clock { get; } = new(new DateTimeOffset(2026, 12, 10, 12, 0, 0, TimeSpan.Zero));

    public T Service<T>()
        where T : notnull => (T)Services.GetService(typeof(T))!;

    protected override void Arrange(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);

    protected override IEnumerable<KeyValuePair<string, string>> Settings() =>
        [new("Backup:Folder", "/nowhere"), new("Backup:Objects", "/nowhere"), new("Backup:KeyFile", "/nowhere")];
}

/// <summary>Shows what the test sets.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

public sealed class RulesTests(ServiceWithoutEngine service) : IClassFixture<ServiceWithoutEngine>
{
    private static readonly Uri Backups = new("/api/v1/backups", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();

    [Fact]
    public async Task Whoever_is_no_operator_sees_nothing_of_the_backups()
    {
        foreach (var role in new[] { Roles.Employee, Roles.Accountant, Roles.Administrator })
        {
            var client = service.As(TestPerson.InNewTenant().As(role));
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Backups, Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(Backups, null, Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task Where_others_run_the_server_nothing_can_be_ordered_and_the_state_says_so()
    {
        var client = service.As(BackupService.Operator);

        var state = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/backups/state", UriKind.Relative), Cancel);
        var answer = await client.PostAsync(Backups, null, Cancel);

        Assert.False(state.GetProperty("hasEngine").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("backup_no_engine", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_state_that_there_is_not_and_an_id_that_there_is_not_are_refused()
    {
        var client = service.As(BackupService.Operator);

        var state = await client.GetAsync(new Uri("/api/v1/backups?state=good", UriKind.Relative), Cancel);
        var missing = await client.GetAsync(new Uri($"/api/v1/backups/{Guid.CreateVersion7()}", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, state.StatusCode);
        Assert.True((await state.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty("state", out _));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task One_is_ordered_a_day_and_again_after_it_failed_up_to_three_times()
    {
        var rounds = service.Service<BackupRounds>();
        await rounds.ScheduleAsync();
        var atFirst = await RunsAsync();
        service.Clock.Now = new(2026, 12, 10, 17, 0, 1, TimeSpan.Zero);
        await rounds.ScheduleAsync();
        await rounds.ScheduleAsync();
        var onTheDay = await RunsAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await service.In(TenantId.Provider, async db =>
            {
                foreach (var run in await db.Runs.Where(run => run.State == BackupRun.Waiting).ToListAsync())
                    run.Fail("engine", null, service.Clock.Now);
                return await db.SaveChangesAsync();
            });
            await rounds.ScheduleAsync(); // too early to try again
            service.Clock.Now += TimeSpan.FromMinutes(10);
            await rounds.ScheduleAsync();
        }

        Assert.Empty(atFirst);
        Assert.Equal(["schedule"], onTheDay);
        Assert.Equal(["schedule", "repeat", "repeat"], await RunsAsync());
    }

    [Fact]
    public async Task The_newest_backups_are_found_by_index()
    {
        await using (var fill = service.Administrator.CreateCommand($"""
            INSERT INTO backup_run (tenant_id, id, cause, ordered_at, state, databases, differences, broken_rules)
            SELECT '{TestPerson.NewTenant()}', md5('b' || n)::uuid, 'schedule', now(), CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'verified' END, '[]', '[]', '[]'
            FROM generate_series(1, 20000) AS n;
            ANALYZE backup_run
            """))
            await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        foreach (var state in new[] { null, "failed" })
        {
            var plan = await service.In(TenantId.Provider, async db =>
            {
                await using var command = ListBackups.Newest(db, state, Guid.CreateVersion7()).Take(51).CreateDbCommand();
                command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
                command.CommandText = "EXPLAIN " + command.CommandText;
                var lines = new List<string>();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    lines.Add(reader.GetString(0));
                return string.Join('\n', lines);
            });
            Assert.Contains("Index", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    private Task<List<string>> RunsAsync() =>
        service.In(TenantId.Provider, db => db.Runs.OrderBy(run => run.OrderedAt).ThenBy(run => run.Id).Select(run => run.Cause).ToListAsync());
}
