using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Jobs;

/// <summary>Finds open jobs of all tenants under the relay's login and runs their steps under the tenant's.</summary>
internal sealed class JobRunner(
    [FromKeyedServices(OutboxRelay.SourceKey)] NpgsqlDataSource source, IServiceScopeFactory scopes, OutboxSignal signal,
    TimeProvider clock, ILogger<JobRunner> logger) : BackgroundService
{
    private const int FaultLimit = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            if (!scope.ServiceProvider.GetServices<IJobHandler>().Any())
                return;
        }

        await Rounds.RunAsync(RoundAsync, "the jobs", clock, logger, stoppingToken);
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        var ran = false;
        foreach (var (tenant, id) in await OpenAsync(ct))
            ran |= await StepAsync(tenant, id, ct);
        if (!ran)
            await Task.Delay(Pause, clock, ct);
    }

    private async Task<List<(TenantId Tenant, Guid Id)>> OpenAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "SELECT tenant_id, id FROM job WHERE state IN ('waiting', 'running') AND not_before <= now() ORDER BY not_before LIMIT 50");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var open = new List<(TenantId, Guid)>();
        while (await reader.ReadAsync(ct))
            open.Add((new TenantId(reader.GetGuid(0)), reader.GetGuid(1)));
        return open;
    }

    private async Task<bool> StepAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(tenant);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var job = await db.Jobs.FromSql(
            $"SELECT * FROM job WHERE id = {id} AND state IN ('waiting', 'running') FOR UPDATE SKIP LOCKED").SingleOrDefaultAsync(ct);
        if (job is null)
            return false;

        try
        {
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().Single(one => one.Kind == job.Kind);
            job.Advance(await handler.StepAsync(job, ct), clock.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            if (db.HasAnnounced)
                signal.Wake();
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError(fault, "A step of job {JobId} failed", id);
            await transaction.DisposeAsync(); // rolls back, also where the connection broke
            await PostponeAsync(db, id);
            return false;
        }
    }

    private async Task PostponeAsync(ServiceDbContext db, Guid id)
    {
        db.StartOver();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var job = await db.Jobs.SingleAsync(one => one.Id == id);
        job.Postpone(clock.GetUtcNow(), FaultLimit);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
