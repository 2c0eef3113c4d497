using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Accounting.Journals;

/// <summary>Journal entries, latest date first.</summary>
internal static class ListJournals
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder journals) => journals
        .MapGet("", Handle)
        .WithName(nameof(ListJournals));

    private static async Task<Ok<Page<JournalSummary>>> Handle(
        [AsParameters] JournalFilter filter, Paging paging, AccountingDbContext db, CancellationToken ct) =>
        TypedResults.Ok(Page.Of(
            await Rows(db, filter, paging).ToListAsync(ct), paging.Limit, row => Cursor.Of(row.Date, row.Number)));

    internal static IQueryable<JournalSummary> Rows(AccountingDbContext db, JournalFilter filter, Paging paging)
    {
        var rows = filter.In(db);
        if (Cursor.Read<DateOnly, long>(paging.After) is var (date, number))
            rows = rows.Where(row => row.Date <= date && (row.Date < date || row.Number < number));

        return rows.OrderByDescending(row => row.Date).ThenByDescending(row => row.Number).Take(paging.Limit + 1)
            .Select(row => new JournalSummary(
                row.Id, row.Number, row.Date, row.Description, row.ClaimNumber, row.ClaimId, row.PayeeName, row.Total,
                row.ExportId, row.PostedAt, row.ReversalOf));
    }
}

/// <summary>All of what is given must hold.</summary>
/// <param name="Account">The code of an account on either side.</param>
/// <param name="Text">Found in claim number, title and payee.</param>
internal sealed record JournalFilter(
    DateOnly? From, DateOnly? To, string? Text, string? Account, bool? Exported, Guid? PostingId)
{
    public IQueryable<JournalEntry> In(AccountingDbContext db)
    {
        var rows = db.Entries.AsNoTracking();
        if (From is { } from) rows = rows.Where(row => row.Date >= from);
        if (To is { } to) rows = rows.Where(row => row.Date <= to);
        if (Exported is { } exported) rows = rows.Where(row => (row.ExportId != null) == exported);
        if (PostingId is { } posting) rows = rows.Where(row => row.PostingId == posting);
        if (!string.IsNullOrEmpty(Account))
        {
            rows = rows.Where(row => db.Lines.Any(line =>
                line.TenantId == row.TenantId && line.EntryId == row.Id && line.AccountCode == Account));
        }

        if (Bigrams.Query(Text) is { Length: > 0 } terms) rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        return rows;
    }
}

/// <param name="Number">Within the calendar year of the date.</param>
/// <param name="Total">Of either side, yen.</param>
/// <param name="ReversalOf">The entry that this one takes back.</param>
internal sealed record JournalSummary(
    Guid Id, long Number, DateOnly Date, string Description, string ClaimNumber, Guid ClaimId, string PayeeName, long Total,
    Guid? ExportId, DateTimeOffset PostedAt, Guid? ReversalOf);
