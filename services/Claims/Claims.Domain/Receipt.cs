using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>One document of a claim: its lines share it, and their tax is rounded once per rate on it.</summary>
public sealed class Receipt : ITenantOwned
{
    private Receipt()
    {
    }

    public TenantId TenantId { get; private init; }

    public ClaimId ClaimId { get; private init; }

    public Guid Id { get; private init; }

    public int Number { get; private set; }

    public Guid? EvidenceId { get; private set; }

    public string? Payee { get; private set; }

    /// <summary>As typed until submission, then in its normal form.</summary>
    public string? InvoiceNumber { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    internal static Receipt Of(ExpenseClaim claim, Guid id) =>
        new() { TenantId = claim.TenantId, ClaimId = claim.Id, Id = id };

    internal void Write(DraftReceipt typed, int number) =>
        (Number, EvidenceId, Payee, InvoiceNumber, IssuedOn) =
        (number, typed.EvidenceId, typed.Payee, typed.InvoiceNumber, typed.IssuedOn);

    internal void Normalise() =>
        InvoiceNumber = InvoiceNumber is null ? null : QualifiedInvoiceNumber.Read(InvoiceNumber)?.Value;
}
