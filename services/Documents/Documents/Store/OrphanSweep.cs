using Microsoft.EntityFrameworkCore;
using Seisan.Documents.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Store;

/// <summary>
/// A file is written before the row that names it commits. What a dead process left without a row is removed once
/// it is older than any upload can take.
/// </summary>
internal sealed class OrphanSweep(
    ObjectStore objects, IServiceScopeFactory scopes, TimeProvider clock, ILogger<OrphanSweep> logger) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the sweep of the object store", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        foreach (var tenant in objects.Tenants().ToList())
            await SweepAsync(tenant, ct);
        await Task.Delay(Pause, clock, ct);
    }

    internal async Task<int> SweepAsync(TenantId tenant, CancellationToken ct)
    {
        var removed = 0;
        foreach (var names in objects.NamesOlderThan(tenant, clock.GetUtcNow() - Grace).Chunk(Batch))
        {
            var known = await KnownAsync(tenant, names, ct);
            foreach (var orphan in names.Except(known))
            {
                objects.Delete(tenant, orphan);
                removed++;
            }
        }

        if (removed > 0)
            logger.LogInformation("Removed {Count} files without a row", removed);
        return removed;
    }

    private async Task<List<string>> KnownAsync(TenantId tenant, string[] names, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        return await db.Evidence.Where(evidence => names.Contains(evidence.ObjectName))
            .Select(evidence => evidence.ObjectName).ToListAsync(ct);
    }
}
