using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Notices;

/// <summary>A company on the platform, as masters announced it; the list belongs to the provider.</summary>
internal sealed class TenantEntry
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
}

/// <summary>Work of the provider that has to be done in each tenant's name, inside the one transaction that is open.</summary>
internal sealed class Tenants(NotificationsDbContext db, Caller caller)
{
    public Task<List<Guid>> AfterAsync(Guid last, int count, CancellationToken ct) => db.Tenants.AsNoTracking()
        .Where(tenant => tenant.Id > last).OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).Take(count).ToListAsync(ct);

    /// <summary>Rows are read and written as the tenant, and saved; then the provider is the caller again.</summary>
    public async Task<T> InAsync<T>(Guid tenant, Func<Task<T>> work)
    {
        var (provider, correlation) = (caller.Tenant, caller.CorrelationId);
        await EnterAsync(new TenantId(tenant), correlation);
        var result = await work();
        await db.SaveChangesAsync();
        await EnterAsync(provider, correlation);
        return result;
    }

    private async Task EnterAsync(TenantId tenant, string correlation)
    {
        caller.ActFor(tenant, correlation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.tenant', {tenant.ToString()}, true)");
    }
}
