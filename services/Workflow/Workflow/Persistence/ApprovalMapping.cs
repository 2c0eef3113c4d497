using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approval");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Version).IsRowVersion();
        builder.Ignore(row => row.OpenStep);
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => new { step.TenantId, step.ApprovalId });
        builder.Navigation(row => row.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(row => new { row.TenantId, row.ClaimId, row.ContentVersion }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.ClaimId }).IsUnique()
            .HasFilter("state = 'open'").HasDatabaseName("one_open_approval_per_claim");
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class ApprovalStepMapping : IEntityTypeConfiguration<ApprovalStep>
{
    public void Configure(EntityTypeBuilder<ApprovalStep> builder)
    {
        builder.ToTable("approval_step");
        builder.HasKey(row => new { row.TenantId, row.ApprovalId, row.Number });
        builder.HasMany(row => row.Approvers).WithOne()
            .HasForeignKey(approver => new { approver.TenantId, approver.ApprovalId, approver.Step });
        builder.Navigation(row => row.Approvers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(row => new { row.TenantId, row.ApprovalId }).IsUnique()
            .HasFilter("state = 'open'").HasDatabaseName("one_open_step_per_approval");
        builder.HasIndex(row => new { row.TenantId, row.DecidedBy, row.DecidedAt, row.ApprovalId })
            .HasFilter("decided_by IS NOT NULL").HasDatabaseName("decided_by_me");
    }
}

internal sealed class StepApproverMapping : IEntityTypeConfiguration<StepApprover>
{
    public void Configure(EntityTypeBuilder<StepApprover> builder)
    {
        builder.ToTable("step_approver");
        builder.HasKey(row => new { row.TenantId, row.ApprovalId, row.Step, row.EmployeeId });
        builder.HasIndex(row => new { row.TenantId, row.EmployeeId, row.WaitingSince, row.ApprovalId })
            .HasFilter("waiting_since IS NOT NULL").HasDatabaseName("waiting_for_me");
    }
}
