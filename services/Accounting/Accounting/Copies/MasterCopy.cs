using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Copies;

/// <summary>A master with its whole timeline, as masters last announced it.</summary>
internal sealed class MasterCopy : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>The name of the record in Contracts: <c>Account</c>, <c>TaxCategory</c>.</summary>
    public string Kind { get; init; } = "";

    public string Code { get; init; } = "";

    /// <summary>A lower version never replaces a higher one.</summary>
    public long Version { get; init; }

    /// <summary>JSON of the dated versions.</summary>
    public string Timeline { get; init; } = "";
}

internal sealed class MasterCopyMapping : IEntityTypeConfiguration<MasterCopy>
{
    public void Configure(EntityTypeBuilder<MasterCopy> builder)
    {
        builder.ToTable("master_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Kind, row.Code });
    }
}
