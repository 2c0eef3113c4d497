using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Seisan.Gateway.Sessions;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Gateway.Persistence;

/// <summary>Browser sessions, and the keys that seal cookies and tickets.</summary>
internal sealed class GatewayDbContext(DbContextOptions<GatewayDbContext> options, Caller caller)
    : ServiceDbContext(options, caller), IDataProtectionKeyContext
{
    public override string ServiceName => "gateway";

    public DbSet<BrowserSession> Sessions => Set<BrowserSession>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new BrowserSessionMapping());
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class GatewayDesignTime : DesignTime<GatewayDbContext>;
