using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Accounting.Domain.Payments;

namespace Seisan.Accounting.Persistence;

internal sealed class PayerAccountMapping : IEntityTypeConfiguration<PayerAccount>
{
    public void Configure(EntityTypeBuilder<PayerAccount> builder)
    {
        builder.ToTable("payer_account");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Version).IsRowVersion();
        builder.HasIndex(row => new { row.TenantId, row.Name }).IsUnique();
    }
}

internal sealed class PaymentRunMapping : IEntityTypeConfiguration<PaymentRun>
{
    public void Configure(EntityTypeBuilder<PaymentRun> builder)
    {
        builder.ToTable("payment_run", table => table.HasCheckConstraint("total_of_whole_yen", "total >= 0 AND count >= 0"));
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Version).IsRowVersion();
        builder.HasIndex(row => new { row.TenantId, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.State, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
        builder.HasOne<PayerAccount>().WithMany().HasForeignKey(row => new { row.TenantId, row.PayerAccountId });
    }
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payment", table =>
            table.HasCheckConstraint("amount_of_a_transfer", "amount BETWEEN 1 AND 9999999999"));
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.RunId, row.Number }).IsUnique();
        builder.HasOne<PaymentRun>().WithMany().HasForeignKey(row => new { row.TenantId, row.RunId });
    }
}
