using Seisan.Claims.Domain;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Persistence;

/// <summary>What a claim is found by: two columns of bigrams beside it, rewritten whenever it is.</summary>
internal static class ClaimSearch
{
    public const string Terms = "SearchTerms";
    public const string Payees = "PayeeTerms";

    public static void Index(this ClaimsDbContext db, ExpenseClaim claim)
    {
        var payees = claim.Lines.Select(line => line.Payee).Concat(claim.Receipts.Select(receipt => receipt.Payee))
            .ToArray();
        var entry = db.Entry(claim);
        entry.Property<string[]>(Payees).CurrentValue = Bigrams.Of(payees);
        entry.Property<string[]>(Terms).CurrentValue = Bigrams.Of(
            [claim.Number, claim.Title, claim.ClaimantName, .. payees, .. claim.Lines.Select(line => line.Memo),
             .. claim.Lines.SelectMany(line => new[] { line.Leg?.From, line.Leg?.To, line.Leg?.Via })]);
    }
}
