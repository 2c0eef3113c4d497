using Seisan.Claims.Domain;
using Seisan.Contracts.Claims;

namespace Seisan.Claims.Consumers;

internal static class Approvals
{
    /// <summary>The message by which accounting learns of an approved claim: all that its journal entry needs.
    /// What a commuter pass covers altogether is no entry.</summary>
    public static ClaimApproved Of(ExpenseClaim claim, TaxRounding rounding, DateTimeOffset approvedAt)
    {
        var shares = ReceiptTax.Shares(claim.Lines, rounding);
        var numbered = claim.Receipts.Where(receipt => receipt.InvoiceNumber is not null).Select(receipt => receipt.Id).ToHashSet();
        var payees = claim.Receipts.ToDictionary(receipt => receipt.Id, receipt => receipt.Payee);
        return new ClaimApproved(
            claim.Id.Value, claim.Number!, claim.ContentVersion, claim.ClaimantId.Value, claim.Total, approvedAt,
            claim.ClaimantName, claim.Title, claim.DepartmentId, claim.DepartmentName,
            [.. claim.Lines.Where(line => line.Amount > 0).OrderBy(line => line.Number).Select(line => Line(
                line, shares[line.Id],
                line.InvoiceNumber is not null || (line.ReceiptId is { } own && numbered.Contains(own)) || line.Leg is { NeedsNoInvoice: true },
                Journeys.Of(line.Leg) ?? line.Payee ?? (line.ReceiptId is { } receipt ? payees.GetValueOrDefault(receipt) : null)))]);
    }

    /// <summary>What was submitted has a date, an amount, a category and a rate.</summary>
    private static ApprovedLine Line(ExpenseLine line, long tax, bool qualified, string? payee) => new(
        line.Number, line.Date!.Value, line.CategoryId!.Value, line.CategoryName ?? "", line.AccountCode, line.AccountName,
        line.TaxId!.Value, line.TaxKind ?? "", line.RatePercent!.Value, line.Amount!.Value, tax, qualified, payee, "employee");
}
