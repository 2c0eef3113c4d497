namespace Seisan.Claims.Domain;

/// <summary>A line whose category asks for it needs a receipt with an image.</summary>
public sealed class ReceiptPolicy(IEnumerable<Receipt> receipts)
{
    private readonly HashSet<Guid> _withImage =
        [.. receipts.Where(receipt => receipt.EvidenceId is not null).Select(receipt => receipt.Id)];

    public bool IsBrokenBy(ExpenseLine line) =>
        line.ReceiptRequired && (line.ReceiptId is not { } receipt || !_withImage.Contains(receipt));
}
