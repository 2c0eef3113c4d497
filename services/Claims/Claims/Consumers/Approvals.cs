using Seisan.Claims.Domain;
using Seisan.Contracts.Claims;

namespace Seisan.Claims.Consumers;

internal static class Approvals
{
    private const int MostOfAPayee = 100;

    /// <summary>
    /// The message by which accounting learns of an approved claim: all that its journal entry needs. What a commuter
    /// pass covers altogether is no entry.
    /// </summary>
    public static ClaimApproved Of(ExpenseClaim claim, TaxRounding rounding, DateTimeOffset approvedAt)
    {
        var shares = ReceiptTax.Shares(claim.Lines, rounding);
        var numbered = claim.Receipts.Where(receipt => receipt.InvoiceNumber is not null).Select(receipt => receipt.Id).ToHashSet();
        var payees = claim.Receipts.ToDictionary(receipt => receipt.Id, receipt => receipt.Payee);
        var lines = claim.Lines.Where(line => line.Amount > 0).OrderBy(line => line.Number).ToList();
        var codings = lines.Select(CodingOf).Distinct().ToList();
        var places = codings.Index().ToDictionary(one => one.Item, one => one.Index);
        return new ClaimApproved(
            claim.Id.Value, claim.Number!, claim.ContentVersion, claim.ClaimantId.Value, claim.Total, approvedAt,
            claim.ClaimantName, claim.Title, claim.DepartmentId, claim.DepartmentName, codings,
            lines.ConvertAll(line => new ApprovedLine(
                line.Number, line.Date!.Value, places[CodingOf(line)], line.Amount!.Value, shares[line.Id],
                line.InvoiceNumber is not null || (line.ReceiptId is { } own && numbered.Contains(own)) || line.Leg is { NeedsNoInvoice: true },
                Short(Journeys.Of(line.Leg) ?? line.Payee ?? (line.ReceiptId is { } receipt ? payees.GetValueOrDefault(receipt) : null)))));
    }

    /// <summary>What was submitted has a category and a rate.</summary>
    private static LineCoding CodingOf(ExpenseLine line) => new(
        line.CategoryId!.Value, line.CategoryName ?? "", line.AccountCode, line.AccountName, line.TaxId!.Value,
        line.TaxKind ?? "", line.RatePercent!.Value, "employee");

    /// <summary>A journey with long names is told in as many characters as a payee: 300 of them stay one message.</summary>
    private static string? Short(string? text) =>
        text is { Length: > MostOfAPayee } ? text[..(char.IsHighSurrogate(text[MostOfAPayee - 1]) ? MostOfAPayee - 1 : MostOfAPayee)] : text;
}
