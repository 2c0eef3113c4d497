using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Masters.Persistence;

/// <summary>What a master is from one day on. Kind and code are repeated so that one index serves the lists of a day.</summary>
internal sealed class MasterVersionRow : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid MasterId { get; init; }
    public DateOnly FromDay { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly UntilDay { get; init; }

    public required string Kind { get; init; }
    public required string Code { get; init; }
    public bool Active { get; init; }

    /// <summary>The content record of the kind as JSON.</summary>
    public required string Content { get; init; }

    public required string[] SearchTerms { get; init; }
}

internal sealed class MasterVersionMapping : IEntityTypeConfiguration<MasterVersionRow>
{
    public void Configure(EntityTypeBuilder<MasterVersionRow> builder)
    {
        builder.ToTable("master_version");
        builder.HasKey(row => new { row.TenantId, row.MasterId, row.FromDay });
        builder.HasOne<MasterRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.MasterId });
        builder.HasIndex(row => new { row.TenantId, row.Kind, row.Code, row.FromDay }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
        builder.Property(row => row.Content).HasColumnType("jsonb");
        builder.ToTable(table => table.HasCheckConstraint("master_version_days", "from_day < until_day"));
    }
}
