using Microsoft.EntityFrameworkCore;
using Polly;
using Seisan.Gateway.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.Gateway.Maintenance;

/// <summary>
/// Looks at each function as its users would need it: the service answers, and reads from its database under its
/// run-time login. Twice in a row without success is broken. One copy of the gateway looks for all; the history keeps
/// what changed.
/// </summary>
internal sealed class Probes(
    IServiceScopeFactory scopes, IHttpClientFactory clients, IConfiguration configuration, TimeProvider clock,
    ILogger<Probes> logger) : BackgroundService
{
    public const string Client = "probes";

    private const int Enough = 2;

    private static readonly (string Function, string Service)[] Looked =
    [
        (PlatformFunctions.SignIn, "identity"), (PlatformFunctions.Claims, "claims"), (PlatformFunctions.Approvals, "workflow"),
        (PlatformFunctions.Accounting, "accounting"), (PlatformFunctions.Evidence, "documents"),
        (PlatformFunctions.Masters, "masters"), (PlatformFunctions.Audit, "audit"), (PlatformFunctions.Messages, "notifications"),
    ];

    private readonly TimeSpan _every = TimeSpan.FromSeconds(configuration.GetValue("Status:ProbeSeconds", 30));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the probes", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        var seen = await Task.WhenAll(Looked.Select(async one => (one.Function, Works: await WorksAsync(one.Service, ct))));
        await KeepAsync(seen, ct);
        await Task.Delay(_every, clock, ct);
    }

    private async Task<bool> WorksAsync(string service, CancellationToken ct)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var health = await http.GetAsync(new Uri($"http://{service}/health"), ct);
            using var reads = await http.GetAsync(new Uri($"http://{service}/reads"), ct);
            return health.IsSuccessStatusCode && reads.IsSuccessStatusCode;
        }
        catch (Exception outage) when (outage is HttpRequestException or ExecutionRejectedException
            || (outage is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task KeepAsync(IReadOnlyList<(string Function, bool Works)> seen, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('probes', 0))", ct);
        var (known, now) = (await db.Functions.ToDictionaryAsync(row => row.Function, ct), clock.GetUtcNow());
        if (known.Values.Any(row => now - row.CheckedAt < _every / 2)) return; // another copy has just looked

        foreach (var (function, works) in seen)
        {
            if (!known.TryGetValue(function, out var row))
            {
                if (!works) continue; // not there yet, as when the platform starts
                db.Functions.Add(row = new FunctionRow { Function = function, Works = true, Since = now });
            }

            (row.CheckedAt, row.Failures) = (now, works ? 0 : row.Failures + 1);
            if (row.Works == works || row.Failures is > 0 and < Enough) continue;
            (row.Works, row.Since) = (works, now);
            db.FunctionChanges.Add(new() { Id = Guid.CreateVersion7(now), Function = function, Works = works, At = now });
            logger.LogWarning("{Function} {State}", function, works ? "works again" : "does not work");
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
