using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Documents.Access;
using Seisan.Documents.Files;

namespace Seisan.Documents.Persistence;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence", table => table.HasCheckConstraint("size_is_positive", "size > 0"));
        builder.HasKey(evidence => new { evidence.TenantId, evidence.Id });
        builder.HasIndex(evidence => new { evidence.TenantId, evidence.ObjectName }).IsUnique();
    }
}

internal sealed class ClaimEvidenceMapping : IEntityTypeConfiguration<ClaimEvidence>
{
    public void Configure(EntityTypeBuilder<ClaimEvidence> builder)
    {
        builder.ToTable("claim_evidence");
        builder.HasKey(link => new { link.TenantId, link.EvidenceId, link.ClaimId });
    }
}

internal sealed class ClaimReaderMapping : IEntityTypeConfiguration<ClaimReader>
{
    public void Configure(EntityTypeBuilder<ClaimReader> builder)
    {
        builder.ToTable("claim_reader");
        builder.HasKey(reader => new { reader.TenantId, reader.ClaimId, reader.EmployeeId });
    }
}
