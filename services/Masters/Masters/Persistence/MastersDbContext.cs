using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Features.Contacts;
using Seisan.Masters.Features.Payees;
using Seisan.Masters.Features.Tenants;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Masters.Persistence;

public sealed class MastersDbContext(DbContextOptions<MastersDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "masters";

    internal DbSet<MasterRow> Masters => Set<MasterRow>();
    internal DbSet<MasterVersionRow> Versions => Set<MasterVersionRow>();
    internal DbSet<PayeeAccountRow> PayeeAccounts => Set<PayeeAccountRow>();
    internal DbSet<TenantContactRow> TenantContacts => Set<TenantContactRow>();
    internal DbSet<TenantRow> Tenants => Set<TenantRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MastersDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class MastersDesignTime : DesignTime<MastersDbContext>;
