using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.Gateway.Persistence;
using Seisan.ServiceDefaults.Hosting;
using Seisan.Web;

namespace Seisan.Gateway.Maintenance;

/// <summary>
/// Reads from the database what every copy of the gateway shows and obeys, before the first request and each second
/// after. While the database is away, what was read last stays in force: a window begins and ends by the clock.
/// </summary>
internal sealed class BulletinRound(
    IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock, ILogger<BulletinRound> logger) : BackgroundService
{
    private const int MostChanges = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Exception outage) when (outage is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            logger.LogWarning(outage, "Planned stops are not known yet");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the bulletin", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Task.Delay(Pause, clock, ct);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var since = clock.GetUtcNow() - Shown;
        var windows = await Recent(db, since).ToListAsync(ct);
        var functions = await db.Functions.AsNoTracking().ToListAsync(ct);
        var changes = await Latest(db, MostChanges).ToListAsync(ct);
        bulletin.Print(new(
            [.. windows.Select(row => new PlannedStop(row.Id, row.StartsAt, row.EndsAt, row.Functions, row.TextJa, row.TextEn, row.Urgent))],
            [.. functions.Select(row => new FunctionState(row.Function, row.Works, row.Since, row.CheckedAt))],
            [.. changes.Select(row => new FunctionChange(row.Function, row.Works, row.At))]));
    }

    /// <summary>A stop lasts hours: what began earlier than this is over.</summary>
    internal static IQueryable<WindowRow> Recent(GatewayDbContext db, DateTimeOffset since) => db.Windows.AsNoTracking()
        .Where(row => row.StartsAt > since && !row.Cancelled).OrderBy(row => row.StartsAt);

    internal static IQueryable<FunctionChangeRow> Latest(GatewayDbContext db, int count) => db.FunctionChanges.AsNoTracking()
        .OrderByDescending(row => row.Id).Take(count);
}
