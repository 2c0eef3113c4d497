using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Masters.Persistence;

/// <summary>One master of any kind; what is dated about it stands in its versions.</summary>
internal sealed class MasterRow : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }

    /// <summary>Which kind, as in the routes: <c>departments</c>.</summary>
    public required string Kind { get; init; }

    public required string Code { get; init; }

    /// <summary>Counts the changes, for those who keep a copy.</summary>
    public long Version { get; init; }

    public uint RowVersion { get; init; }
}

internal sealed class MasterMapping : IEntityTypeConfiguration<MasterRow>
{
    public void Configure(EntityTypeBuilder<MasterRow> builder)
    {
        builder.ToTable("master");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Kind, row.Code }).IsUnique();
        builder.Property(row => row.RowVersion).IsRowVersion();
    }
}
