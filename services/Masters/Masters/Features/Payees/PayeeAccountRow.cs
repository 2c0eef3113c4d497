using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;
using Seisan.Masters.Persistence;

namespace Seisan.Masters.Features.Payees;

/// <summary>The account to which an employee is paid from a day on. Nothing of it stands here in the clear.</summary>
internal sealed class PayeeAccountRow : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid EmployeeId { get; init; }
    public DateOnly FromDay { get; init; }
    public long Version { get; set; }
    public required byte[] SealedAccount { get; set; }
}

internal sealed class PayeeAccountMapping : IEntityTypeConfiguration<PayeeAccountRow>
{
    public void Configure(EntityTypeBuilder<PayeeAccountRow> builder)
    {
        builder.ToTable("payee_account");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.EmployeeId, row.FromDay }).IsUnique();
        builder.HasOne<MasterRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.EmployeeId });
    }
}
