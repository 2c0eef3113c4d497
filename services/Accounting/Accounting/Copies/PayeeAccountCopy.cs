using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Copies;

/// <summary>The account to which an employee is paid from a day on, sealed under this service's own key.</summary>
internal sealed class PayeeAccountCopy : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid EmployeeId { get; init; }

    public DateOnly FromDay { get; init; }

    /// <summary>A lower version never replaces a higher one.</summary>
    public long Version { get; set; }

    public byte[] SealedAccount { get; set; } = [];
}

internal sealed class PayeeAccountCopyMapping : IEntityTypeConfiguration<PayeeAccountCopy>
{
    public void Configure(EntityTypeBuilder<PayeeAccountCopy> builder)
    {
        builder.ToTable("payee_account_copy");
        builder.HasKey(row => new { row.TenantId, row.EmployeeId, row.FromDay });
    }
}

/// <summary>The account as masters tell it.</summary>
internal sealed record PayeeAccount(string BankCode, string BranchCode, string Type, string Number, string Holder)
{
    public const string DataClass = "payee-account";
    public const string Table = "payee_account_copy", Column = "sealed_account";
}
