using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Claims.Persistence;

/// <summary>A stored receipt image, as documents announced it.</summary>
/// <param name="OwnerId">The user who uploaded it: only they may put it on a claim.</param>
internal sealed record EvidenceCopy(
    TenantId TenantId, Guid Id, Guid OwnerId, string FileName, string ContentType) : ITenantOwned;

internal sealed class EvidenceCopyMapping : IEntityTypeConfiguration<EvidenceCopy>
{
    public void Configure(EntityTypeBuilder<EvidenceCopy> builder)
    {
        builder.ToTable("evidence_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}
