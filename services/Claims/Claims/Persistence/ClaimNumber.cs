using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Claims.Persistence;

/// <summary>The last claim number of a calendar year (Asia/Tokyo): here a tenant's submissions queue.</summary>
internal sealed class ClaimNumber : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public int Year { get; init; }

    public int Last { get; init; }
}

internal sealed class ClaimNumberMapping : IEntityTypeConfiguration<ClaimNumber>
{
    public void Configure(EntityTypeBuilder<ClaimNumber> builder)
    {
        builder.ToTable("claim_number");
        builder.HasKey(row => new { row.TenantId, row.Year });
    }
}
