using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Claims.Persistence;

/// <summary>An approver may read the claim that was put before them, also after the decision.</summary>
internal sealed record ClaimReader(TenantId TenantId, ClaimId ClaimId, EmployeeId EmployeeId) : ITenantOwned;

internal sealed class ClaimReaderMapping : IEntityTypeConfiguration<ClaimReader>
{
    public void Configure(EntityTypeBuilder<ClaimReader> builder)
    {
        builder.ToTable("claim_reader");
        builder.HasKey(row => new { row.TenantId, row.ClaimId, row.EmployeeId });
        builder.HasOne<ExpenseClaim>().WithMany().HasForeignKey(row => new { row.TenantId, row.ClaimId });
    }
}
