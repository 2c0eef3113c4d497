using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Seisan.Gateway.Maintenance;
using Seisan.Gateway.Sessions;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Gateway.Persistence;

/// <summary>Browser sessions, the keys that seal cookies and tickets, planned stops and how the functions are.</summary>
internal sealed class GatewayDbContext(DbContextOptions<GatewayDbContext> options, Caller caller)
    : ServiceDbContext(options, caller), IDataProtectionKeyContext
{
    public override string ServiceName => "gateway";

    public DbSet<BrowserSession> Sessions => Set<BrowserSession>();

    public DbSet<WindowRow> Windows => Set<WindowRow>();

    public DbSet<FunctionRow> Functions => Set<FunctionRow>();

    public DbSet<FunctionChangeRow> FunctionChanges => Set<FunctionChangeRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new BrowserSessionMapping());
        modelBuilder.ApplyConfiguration(new WindowMapping());
        modelBuilder.ApplyConfiguration(new FunctionMapping());
        modelBuilder.ApplyConfiguration(new FunctionChangeMapping());
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class GatewayDesignTime : DesignTime<GatewayDbContext>;
