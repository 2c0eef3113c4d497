using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Identity.Persistence;

/// <summary>
/// People and clients by tenant, beside the tables of OpenIddict and the keys of cookies, which have none
/// (docs/adr/0012-openiddict-tables.md).
/// </summary>
public sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options, Caller caller)
    : ServiceDbContext(options, caller), IDataProtectionKeyContext
{
    public override string ServiceName => "identity";

    public TenantId Tenant => CurrentTenant;

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<User> Users => Set<User>();
    internal DbSet<Lockout> Lockouts => Set<Lockout>();
    internal DbSet<UserSession> Sessions => Set<UserSession>();
    internal DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();
    internal DbSet<ApiClient> ApiClients => Set<ApiClient>();
    internal DbSet<AddressTry> AddressTries => Set<AddressTry>();
    internal DbSet<EmployeeCopy> Employees => Set<EmployeeCopy>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Runs for a tenant that no token named: the sign-in (company code), a link (its sealed content), an operator's
    /// first link for a new tenant. In the transaction of the use case when there is one, else in one of its own.
    /// </summary>
    public async Task<T> InTenantAsync<T>(TenantId tenant, Func<Task<T>> work)
    {
        var (before, correlation) = (Caller.Tenant, Caller.CorrelationId);
        if (Database.CurrentTransaction is null)
        {
            Caller.ActFor(tenant, correlation);
            await using var transaction = await Database.BeginTransactionAsync();
            var result = await work();
            await transaction.CommitAsync();
            return result;
        }

        await EnterAsync(tenant, correlation);
        var answer = await work();
        await EnterAsync(before, correlation);
        return answer;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        modelBuilder.MapOpenIddict();
        base.OnModelCreating(modelBuilder);
    }

    private async Task EnterAsync(TenantId tenant, string correlation)
    {
        ChangeTracker.Clear();
        Caller.ActFor(tenant, correlation);
        await Database.ExecuteSqlAsync($"SELECT set_config('app.tenant', {tenant.ToString()}, true)");
    }
}

internal sealed class IdentityDesignTime : DesignTime<IdentityDbContext>;
