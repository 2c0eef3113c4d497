using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.Identity.Connect;

/// <summary>
/// Clears away what there is no use for any more: tokens and authorizations that ended a week ago, counts of tries that
/// are over.
/// </summary>
internal sealed class Pruning(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Pruning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the clearing of ended tokens", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        await Task.Delay(Interval, clock, ct);
        await PruneAsync(clock.GetUtcNow() - Kept, ct);
    }

    private async Task PruneAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, ct);

        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var over = clock.GetUtcNow() - AddressTries.Window;
        foreach (var tenant in await db.Companies.Select(company => company.Id).ToListAsync(ct))
            await db.InTenantAsync(tenant, () => db.AddressTries.Where(row => row.Since <= over).ExecuteDeleteAsync(ct));
    }
}
