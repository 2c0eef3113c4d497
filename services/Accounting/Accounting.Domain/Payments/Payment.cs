using Seisan.Kernel;

namespace Seisan.Accounting.Domain.Payments;

/// <summary>One transfer of a run: everything that is due to one employee.</summary>
public sealed class Payment : ITenantOwned
{
    public const string Planned = "planned", Paid = "paid", Failed = "failed";

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public PaymentRunId RunId { get; init; }

    /// <summary>Its place in the bank file, from 1.</summary>
    public int Number { get; init; }

    public Guid PayeeId { get; init; }

    public string PayeeCode { get; init; } = "";

    public string PayeeName { get; init; } = "";

    public long Amount { get; init; }

    /// <summary>The account as it was when the run was made, sealed; null where the company knows none.</summary>
    public byte[]? SealedAccount { get; init; }

    /// <summary>A code that says why the payment cannot be sent; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>The character that the format does not know.</summary>
    public string? Character { get; init; }

    /// <summary>Where in the normalised name it stands.</summary>
    public int? ByteOffset { get; init; }

    public string State { get; set; } = Planned;

    /// <summary>What the bank said.</summary>
    public string? Failure { get; set; }
}
