using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Masters.Features.Tenants;

/// <summary>The directory of tenants: the one table here that belongs to the provider and not to a tenant.</summary>
internal sealed class TenantRow
{
    public Guid Id { get; init; }
    public required string CompanyCode { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>What the company is found by; follows code and name by itself.</summary>
    public string[] SearchTerms
    {
        get => Bigrams.Of(CompanyCode, Name);
        private set { }
    }
}

internal sealed class TenantMapping : IEntityTypeConfiguration<TenantRow>
{
    public void Configure(EntityTypeBuilder<TenantRow> builder)
    {
        builder.ToTable("tenant");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.CompanyCode).IsUnique();
        builder.HasIndex(row => row.SearchTerms).HasMethod("gin");
        builder.Property(row => row.SearchTerms).UsePropertyAccessMode(PropertyAccessMode.Property);
    }
}
