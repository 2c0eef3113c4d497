using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;

namespace Seisan.Accounting.Journals;

/// <summary>One journal entry with both its sides.</summary>
internal static class GetJournal
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder journals) => journals
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetJournal));

    private static async Task<Results<Ok<JournalView>, NotFound>> Handle(Guid id, AccountingDbContext db, CancellationToken ct)
    {
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        if (entry is null) return TypedResults.NotFound();
        var lines = await db.Lines.AsNoTracking().Where(row => row.EntryId == id).OrderBy(row => row.Number)
            .Select(row => new JournalLineView(
                row.Number, row.Debit, row.AccountCode, row.AccountName, row.SubAccount, row.Department, row.TaxClass,
                row.RatePercent, row.Amount, row.Tax, row.Description)).ToListAsync(ct);
        return TypedResults.Ok(new JournalView(
            entry.Id, entry.Number, entry.Date, entry.Description, entry.ClaimNumber, entry.ClaimId, entry.PayeeName, entry.Total,
            entry.ExportId, entry.PostedAt, lines,
            await LinkAsync(db.Entries.Where(row => row.Id == entry.ReversalOf), ct),
            await LinkAsync(db.Entries.Where(row => row.ReversalOf == entry.Id), ct)));
    }

    private static Task<JournalLink?> LinkAsync(IQueryable<JournalEntry> entry, CancellationToken ct) =>
        entry.AsNoTracking().Select(row => new JournalLink(row.Id, row.Number, row.Date)).SingleOrDefaultAsync(ct);
}

/// <param name="ReversalOf">The entry that this one takes back.</param>
/// <param name="ReversedBy">The entry that takes this one back.</param>
internal sealed record JournalView(
    Guid Id, long Number, DateOnly Date, string Description, string ClaimNumber, Guid ClaimId, string PayeeName, long Total,
    Guid? ExportId, DateTimeOffset PostedAt, IReadOnlyList<JournalLineView> Lines, JournalLink? ReversalOf, JournalLink? ReversedBy);

internal sealed record JournalLink(Guid Id, long Number, DateOnly Date);

/// <param name="Debit">True: the left side (借方).</param>
/// <param name="Amount">Yen, tax included.</param>
/// <param name="Tax">The deductible tax inside it.</param>
internal sealed record JournalLineView(
    int Number, bool Debit, string AccountCode, string AccountName, string? SubAccount, string? Department, string TaxClass,
    int RatePercent, long Amount, long Tax, string Description);
