using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Backup.Runs;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Backup.Persistence;

public sealed class BackupDbContext(DbContextOptions<BackupDbContext> options, Caller caller) : ServiceDbContext(options, caller)
{
    public override string ServiceName => "backup";

    internal DbSet<BackupRun> Runs => Set<BackupRun>();
    internal DbSet<BackupSchedule> Schedules => Set<BackupSchedule>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BackupDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class BackupRunMapping : IEntityTypeConfiguration<BackupRun>
{
    public void Configure(EntityTypeBuilder<BackupRun> builder)
    {
        builder.ToTable("backup_run");
        builder.HasKey(run => new { run.TenantId, run.Id });
        builder.HasIndex(run => new { run.TenantId, run.State, run.Id });
        Json(builder, run => run.Databases);
        Json(builder, run => run.Differences);
        Json(builder, run => run.BrokenRules);
    }

    private static void Json<T>(
        EntityTypeBuilder<BackupRun> builder, System.Linq.Expressions.Expression<Func<BackupRun, List<T>>> property) =>
        builder.Property(property).HasColumnType("jsonb").HasConversion(
            rows => JsonSerializer.Serialize(rows, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<List<T>>((one, other) => one!.SequenceEqual(other!), rows => rows.Count, rows => rows.ToList()));
}

internal sealed class BackupScheduleMapping : IEntityTypeConfiguration<BackupSchedule>
{
    public void Configure(EntityTypeBuilder<BackupSchedule> builder)
    {
        builder.ToTable("backup_schedule");
        builder.HasKey(schedule => schedule.TenantId);
    }
}

internal sealed class BackupDesignTime : DesignTime<BackupDbContext>;
