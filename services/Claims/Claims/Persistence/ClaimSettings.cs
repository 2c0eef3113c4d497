using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Claims.Persistence;

/// <summary>What a tenant has decided about its claims; no row: rounding down.</summary>
internal sealed class ClaimSettings : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public TaxRounding TaxRounding { get; set; }
}

internal sealed class ClaimSettingsMapping : IEntityTypeConfiguration<ClaimSettings>
{
    public void Configure(EntityTypeBuilder<ClaimSettings> builder)
    {
        builder.ToTable("claim_settings");
        builder.HasKey(row => row.TenantId);
    }
}
