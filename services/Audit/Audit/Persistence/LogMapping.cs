using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Audit.Log;

namespace Seisan.Audit.Persistence;

/// <summary>
/// The key begins with the tenant and goes on with the order in which the log is read: within a tenant the order of
/// recording is the order of the sequence. Each search has an index of its own below it.
/// </summary>
internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entry");
        builder.HasKey(entry => new { entry.TenantId, entry.RecordedAt, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.EntryId });
        builder.HasIndex(entry => new { entry.TenantId, entry.At });
        builder.HasIndex(entry => new { entry.TenantId, entry.PersonId, entry.RecordedAt, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.Operation, entry.RecordedAt, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.TargetId, entry.RecordedAt, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.TargetLabel, entry.RecordedAt, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.PersonTerms }).HasMethod("gin");
        builder.HasIndex(entry => new { entry.TenantId, entry.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("sign_in");
        builder.HasKey(attempt => new { attempt.TenantId, attempt.RecordedAt, attempt.Sequence });
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.AttemptId });
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.At });
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.Outcome, attempt.RecordedAt, attempt.Sequence });
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.UserId, attempt.RecordedAt, attempt.Sequence });
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.PersonTerms }).HasMethod("gin");
        builder.HasIndex(attempt => new { attempt.TenantId, attempt.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class LogHeadMapping : IEntityTypeConfiguration<LogHead>
{
    public void Configure(EntityTypeBuilder<LogHead> builder)
    {
        builder.ToTable("log_head");
        builder.HasKey(head => new { head.TenantId, head.Log });
        builder.Property(head => head.LastSequence);
        builder.Property(head => head.LastRecordedAt);
        builder.Property(head => head.LongestLag);
    }
}
