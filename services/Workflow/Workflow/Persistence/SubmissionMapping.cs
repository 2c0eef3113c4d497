using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submission");
        builder.HasKey(row => new { row.TenantId, row.ClaimId, row.ContentVersion });
        builder.Ignore(row => row.Day);
        builder.HasIndex(row => new { row.TenantId, row.SubmittedAt, row.ClaimId })
            .HasFilter("state = 'pending'").HasDatabaseName("pending_submission");
    }
}

internal sealed class EarlyWithdrawalMapping : IEntityTypeConfiguration<EarlyWithdrawal>
{
    public void Configure(EntityTypeBuilder<EarlyWithdrawal> builder)
    {
        builder.ToTable("early_withdrawal");
        builder.HasKey(row => new { row.TenantId, row.ClaimId, row.ContentVersion, row.EmployeeId });
    }
}
