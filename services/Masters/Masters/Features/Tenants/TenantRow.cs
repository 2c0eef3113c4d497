using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Seisan.Masters.Features.Tenants;

/// <summary>The directory of tenants: the one table here that belongs to the provider and not to a tenant.</summary>
internal sealed class TenantRow
{
    public Guid Id { get; init; }
    public required string CompanyCode { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }
}

internal sealed class TenantMapping : IEntityTypeConfiguration<TenantRow>
{
    public void Configure(EntityTypeBuilder<TenantRow> builder)
    {
        builder.ToTable("tenant");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.CompanyCode).IsUnique();
    }
}
