using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Domain;

namespace Seisan.Claims.Persistence;

internal sealed class ClaimMomentMapping : IEntityTypeConfiguration<ClaimMoment>
{
    public void Configure(EntityTypeBuilder<ClaimMoment> builder)
    {
        builder.ToTable("claim_moment");
        builder.HasKey(row => new { row.TenantId, row.ClaimId, row.At, row.Kind, row.PersonId });
        builder.HasOne<ExpenseClaim>().WithMany().HasForeignKey(row => new { row.TenantId, row.ClaimId });
    }
}
