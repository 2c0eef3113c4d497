using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Features.Payees;
using Seisan.Masters.Features.Tenants;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Masters.Persistence;

internal sealed class MastersDbContext(DbContextOptions<MastersDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "masters";

    public DbSet<MasterRow> Masters => Set<MasterRow>();
    public DbSet<MasterVersionRow> Versions => Set<MasterVersionRow>();
    public DbSet<PayeeAccountRow> PayeeAccounts => Set<PayeeAccountRow>();
    public DbSet<TenantRow> Tenants => Set<TenantRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MastersDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class MastersDesignTime : DesignTime<MastersDbContext>;
