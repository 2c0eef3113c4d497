using Seisan.Kernel;

namespace Seisan.Accounting.Domain.Payments;

/// <summary>A bank account of the company from which employees are paid.</summary>
public sealed class PayerAccount : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public PayerAccountId Id { get; init; }

    /// <summary>What the company calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Ten digits that the bank gave (委託者コード).</summary>
    public string ConsignorCode { get; set; } = "";

    /// <summary>The company's name as the bank knows it, in characters of the bank-transfer format.</summary>
    public string ConsignorName { get; set; } = "";

    public string BankCode { get; set; } = "";

    public string BranchCode { get; set; } = "";

    /// <summary><c>1</c> 普通, <c>2</c> 当座, <c>9</c> その他.</summary>
    public string AccountType { get; set; } = "";

    /// <summary>The account number, sealed.</summary>
    public byte[] SealedNumber { get; set; } = [];

    /// <summary>For people to recognise the account by.</summary>
    public string MaskedNumber { get; set; } = "";

    public bool Active { get; set; } = true;

    public uint Version { get; private set; }
}
