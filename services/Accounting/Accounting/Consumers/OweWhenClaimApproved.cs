using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Claims;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Accounting.Consumers;

/// <summary>An approved claim is what the company owes its claimant.</summary>
internal sealed class OweWhenClaimApproved(AccountingDbContext db, TimeProvider clock) : IConsumeTogether<ClaimApproved>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ClaimApproved>> arrived, CancellationToken ct)
    {
        var claims = arrived.Select(one => one.Message).ToList();
        var ids = claims.Select(claim => claim.ClaimId).ToArray();
        var known = (await db.Payables.Where(row => ids.Contains(row.ClaimId))
            .Select(row => new { row.ClaimId, row.ContentVersion }).ToListAsync(ct))
            .Select(row => (row.ClaimId, row.ContentVersion)).ToHashSet();
        foreach (var claim in claims.Where(claim => known.Add((claim.ClaimId, claim.ContentVersion))))
            db.Payables.Add(PayableOf(claim));
        await db.SaveChangesAsync(ct);
    }

    private Payable PayableOf(ClaimApproved claim) => claim is { Lines: { } lines, Codings: { } codings }
        ? Payable.Of(
            new ApprovedClaim(
                claim.ClaimId, claim.ContentVersion, claim.Number, claim.Title ?? "", claim.ClaimantId, claim.ClaimantName ?? "",
                claim.DepartmentName, claim.Total, claim.ApprovedAt, [.. lines.Select(line => LineOf(line, codings[line.Coding]))]),
            clock.GetUtcNow(), Bigrams.Of(claim.Number, claim.Title, claim.ClaimantName))
        : throw new InvalidOperationException($"Claim {claim.Number} came without lines.");

    private static PayableLine LineOf(ApprovedLine line, LineCoding coding) => new(
        line.Number, line.Date, coding.CategoryId, coding.CategoryName, coding.AccountCode, coding.AccountName,
        coding.TaxCategoryId, coding.TaxKind, coding.RatePercent, line.Amount, line.Tax, line.Qualified,
        line.Payee ?? coding.CategoryName, coding.PaymentMethod);
}
