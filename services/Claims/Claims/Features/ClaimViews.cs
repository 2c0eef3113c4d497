using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>A claim of the domain as the API shows it.</summary>
internal static class ClaimViews
{
    public static async Task<ClaimView> ViewAsync(
        this ClaimsDbContext db, ExpenseClaim claim, Caller caller, CancellationToken ct)
    {
        var images = claim.Receipts.Select(receipt => receipt.EvidenceId).OfType<Guid>().ToArray();
        var evidence = images.Length == 0
            ? []
            : await db.Evidence.AsNoTracking().Where(row => images.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, ct);
        var own = caller.Owns(claim);
        return new ClaimView(
            claim.Id.Value, claim.Number, Words.Of(claim.Form), Words.Of(claim.State), claim.Title, claim.Version,
            claim.ContentVersion, own, own && claim.IsEditable, own && claim.Delete() is null,
            new ClaimantView(claim.ClaimantId.Value, claim.ClaimantName, claim.DepartmentId, claim.DepartmentName),
            claim.Total, claim.Tax, [.. claim.Taxes.Select(tax => new TaxView(tax.RatePercent, tax.Gross, tax.Tax))],
            [.. claim.Receipts.OrderBy(receipt => receipt.Number).Select(receipt => Of(receipt, evidence))],
            [.. claim.Lines.OrderBy(line => line.Number).Select(Of)],
            [.. claim.Warnings().Select(warning => Of(warning, claim.ConfirmedWarnings))], claim.ConfirmedWarnings,
            claim.Standing is { } at ? new ApprovalView(at.Step, at.StepCount, at.StepName, at.RequestedAt) : null,
            claim.State is ClaimState.Submitted && claim.AskedBackVersion == claim.ContentVersion,
            claim.Answer is { } answer
                ? new AnswerView(Words.Of(answer.Outcome), answer.ByName, answer.Comment, answer.Reason, answer.At)
                : null,
            claim.CreatedAt, claim.UpdatedAt, claim.SubmittedAt);
    }

    private static ReceiptView Of(Receipt receipt, Dictionary<Guid, EvidenceCopy> evidence)
    {
        var image = receipt.EvidenceId is { } id ? evidence.GetValueOrDefault(id) : null;
        return new ReceiptView(receipt.Id, receipt.EvidenceId, image?.FileName, image?.ContentType, receipt.Payee,
            receipt.InvoiceNumber, receipt.IssuedOn);
    }

    private static LineView Of(ExpenseLine line) =>
        new(line.Id, line.Number, line.ReceiptId, line.Date, line.CategoryId, line.CategoryName, line.AccountName,
            line.Amount, line.TaxCategoryId, line.TaxName, line.RatePercent, line.Payee, line.InvoiceNumber,
            line.ProjectId, line.ProjectName, line.Memo, line.Leg is { } leg ? Of(leg) : null);

    private static LegView Of(Leg leg) =>
        new(leg.From, leg.To, leg.Via, leg.Means is { } means ? Words.Of(means) : null, leg.Fare, leg.RoundTrip,
            leg.Gross, leg.Deducted, leg.PassId is null ? null : new PassSection(leg.PassFrom!, leg.PassTo!, leg.Covered));

    private static WarningView Of(ClaimWarning warning, IReadOnlyList<string> confirmed) =>
        new(warning.Field, warning.Code, warning.Key, RefusalTexts.Describe(warning.Code),
            confirmed.Contains(warning.Key));
}
