using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Claims.Persistence;

/// <summary>A master with its whole timeline, as masters last announced it.</summary>
internal sealed class MasterCopy : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>The name of the record in Contracts: <c>Employee</c>, <c>ExpenseCategory</c>.</summary>
    public string Kind { get; init; } = "";

    public string Code { get; init; } = "";

    /// <summary>A lower version never replaces a higher one.</summary>
    public long Version { get; init; }

    /// <summary>JSON of the dated versions.</summary>
    public string Timeline { get; init; } = "";

    /// <summary>The masters it names in any version, so that they are loaded with it.</summary>
    public Guid[] Refers { get; init; } = [];

    /// <summary>For what people search by name; empty for other kinds.</summary>
    public string[] SearchTerms { get; init; } = [];
}

internal sealed class MasterCopyMapping : IEntityTypeConfiguration<MasterCopy>
{
    public void Configure(EntityTypeBuilder<MasterCopy> builder)
    {
        builder.ToTable("master_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Kind, row.Code });
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
    }
}
