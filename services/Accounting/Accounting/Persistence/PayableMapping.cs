using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Accounting.Domain;

namespace Seisan.Accounting.Persistence;

internal sealed class PayableMapping : IEntityTypeConfiguration<Payable>
{
    public void Configure(EntityTypeBuilder<Payable> builder)
    {
        builder.ToTable("payable", table => table.HasCheckConstraint("total_of_whole_yen", "total >= 0"));
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasMany(row => row.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.PayableId });
        builder.Navigation(row => row.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);

        // An approval that is told twice owes once.
        builder.HasIndex(row => new { row.TenantId, row.ClaimId, row.ContentVersion }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.State, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.State, row.ApprovedOn });
        builder.HasIndex(row => new { row.TenantId, row.RunId, row.PaymentId }).HasFilter("run_id IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class PayableLineMapping : IEntityTypeConfiguration<PayableLine>
{
    public void Configure(EntityTypeBuilder<PayableLine> builder)
    {
        builder.ToTable("payable_line", table =>
            table.HasCheckConstraint("tax_inside_amount", "amount >= 0 AND tax BETWEEN 0 AND amount"));
        builder.HasKey(row => new { row.TenantId, row.PayableId, row.Number });
    }
}

internal sealed class ClosingPeriodMapping : IEntityTypeConfiguration<ClosingPeriod>
{
    public void Configure(EntityTypeBuilder<ClosingPeriod> builder)
    {
        builder.ToTable("closing_period", table =>
            table.HasCheckConstraint("first_of_month", "extract(day FROM month) = 1"));
        builder.HasKey(row => new { row.TenantId, row.Month });
        builder.Property(row => row.Version).IsRowVersion();
    }
}
