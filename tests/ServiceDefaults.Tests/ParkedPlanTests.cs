using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Parking;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>The operators' list as the run-time login, where 100,000 messages are parked or were.</summary>
public sealed class ParkedPlanTests(SampleService service) : IClassFixture<SampleService>, IAsyncLifetime
{
    private static readonly Guid Somewhere = new("80000000-0000-0000-0000-000000000000");
    private static bool _filled;

    public async ValueTask InitializeAsync()
    {
        if (_filled)
            return;
        await using var command = service.Administrator.CreateCommand(
            """
            INSERT INTO parked_message (id, queue, message_id, body, headers, size, reason, count, parked_at, state)
            SELECT md5('p' || n)::uuid, 'sample', md5('m' || n)::uuid, '', '{}', 0, 'failed', 1, now(),
                   CASE WHEN n % 1000 = 0 THEN 'parked' WHEN n % 1000 = 1 THEN 'replaying' WHEN n % 2 = 0 THEN 'discarded' ELSE 'replayed' END
            FROM generate_series(1, 100000) AS n;
            ANALYZE parked_message
            """);
        command.CommandTimeout = 300; // as long as a busy machine needs
        await command.ExecuteNonQueryAsync();
        _filled = true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("parked", false)]
    [InlineData("replaying", false)]
    [InlineData("replayed", true)]
    [InlineData("discarded", true)]
    public async Task A_page_of_parked_messages_is_found_by_index(string state, bool later)
    {
        var plan = await service.In(TenantId.Provider, async db =>
        {
            await using var command = ParkedMessages.Found(db, state, later ? Somewhere : null).Take(51).CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        });

        Assert.True(plan.Contains("ix_parked_message_state_id", StringComparison.Ordinal), plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Rows Removed by Filter: \d{4,}", plan);
    }
}
