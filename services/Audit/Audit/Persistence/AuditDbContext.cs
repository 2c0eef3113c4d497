using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Seisan.Audit.Log;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Audit.Persistence;

public sealed class AuditDbContext(DbContextOptions<AuditDbContext> options, Caller caller)
    : ServiceDbContext(options, caller), IPrepareSchema, IGrantTables
{
    public override string ServiceName => "audit";

    internal DbSet<AuditEntry> Entries => Set<AuditEntry>();
    internal DbSet<SignIn> SignIns => Set<SignIn>();
    internal DbSet<LogHead> Heads => Set<LogHead>();

    public Task PrepareSchemaAsync(NpgsqlConnection owner, CancellationToken ct) =>
        MonthlyPartitions.CreateAsync(owner, ct);

    /// <summary>What stands in the log stays: the run-time login may read and add.</summary>
    public string? PrivilegesOn(string table) => table switch
    {
        _ when MonthlyPartitions.Tables.Contains(table) => "SELECT, INSERT",
        "log_head" => "SELECT, INSERT, UPDATE",
        _ => null,
    };

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IMigrationsSqlGenerator, PartitioningSqlGenerator>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AuditDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class AuditDesignTime : DesignTime<AuditDbContext>;
