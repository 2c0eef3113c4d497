using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Tidying;

/// <summary>
/// Deletes in small batches, under the relay's login, the rows of every service that nobody asks for any more. The
/// tables' own policies show that login nothing younger, so that a mistake here could not forget too much.
/// </summary>
internal sealed class Tidying(
    [FromKeyedServices(OutboxRelay.SourceKey)] NpgsqlDataSource source, TimeProvider clock, ILogger<Tidying> logger)
    : BackgroundService
{
    private const int Batch = 1000;

    private static readonly Meter Meter = new("Seisan.Tidying");
    private static readonly Counter<long> Deleted = Meter.CreateCounter<long>("seisan.rows.tidied");
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>Every expired row of every table, now.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        foreach (var (table, expired) in Expiry.Tables)
        {
            long total = 0;
            int deleted;
            while ((deleted = await DeleteAsync(table, expired, ct)) == Batch)
            {
                total += deleted;
                await Task.Delay(Breath, clock, ct); // others have work to do
            }

            if ((total += deleted) == 0)
                continue;
            Deleted.Add(total, new KeyValuePair<string, object?>("table", table));
            logger.LogInformation("{Count} expired rows of {Table} were deleted", total, table);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "tidying", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await TidyAsync(ct);
        await Task.Delay(Every, clock, ct);
    }

    /// <summary>Copies of a service do not wait for each other: a row that one is deleting is passed over.</summary>
    private async Task<int> DeleteAsync(string table, string expired, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            $"""
            WITH one_at_a_time AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtext('tidying {table}')) AS mine)
            DELETE FROM {table} WHERE (SELECT mine FROM one_at_a_time)
                AND ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {expired} LIMIT {Batch}))
            """);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
