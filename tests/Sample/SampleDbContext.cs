using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Sample;

/// <summary>The smallest service there can be: what every service gets from ServiceDefaults is tested on it.</summary>
public sealed class SampleDbContext(DbContextOptions<SampleDbContext> options, Caller caller) : ServiceDbContext(options, caller)
{
    public override string ServiceName => "sample";

    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>(note =>
        {
            note.ToTable("note", table => table.HasCheckConstraint("note_amount", "amount >= 0"));
            note.HasKey(row => new { row.TenantId, row.Id });
            note.Property(row => row.Version).IsRowVersion();
        });
        base.OnModelCreating(modelBuilder);
    }
}

public sealed class SampleDesignTime : DesignTime<SampleDbContext>;

public sealed class Note : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public string Text { get; set; } = "";
    public long Amount { get; init; }
    public byte[]? Secret { get; init; }
    public uint Version { get; init; }
}
