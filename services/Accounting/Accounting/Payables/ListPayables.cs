using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Accounting.Payables;

/// <summary>What is owed to employees, newest first.</summary>
internal static class ListPayables
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder payables) => payables
        .MapGet("", Handle)
        .WithName(nameof(ListPayables));

    private static async Task<Results<Ok<Page<PayableSummary>>, ProblemHttpResult>> Handle(
        string? state, DateOnly? from, DateOnly? to, string? text, Paging paging, AccountingDbContext db, CancellationToken ct)
    {
        if (state is not (null or "") && Words.Find<PayableState>(state) is null)
            return new FieldErrors().Add("state", "unknown").ToProblem();
        var rows = await Rows(db, Words.Find<PayableState>(state), from, to, text, paging).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, paging.Limit, row => Cursor.Of(row.Id)));
    }

    internal static IQueryable<PayableSummary> Rows(
        AccountingDbContext db, PayableState? state, DateOnly? from, DateOnly? to, string? text, Paging paging)
    {
        var rows = db.Payables.AsNoTracking();
        if (state is { } one) rows = rows.Where(row => row.State == one);
        if (from is { } first) rows = rows.Where(row => row.ApprovedOn >= first);
        if (to is { } last) rows = rows.Where(row => row.ApprovedOn <= last);
        if (Bigrams.Query(text) is { Length: > 0 } terms) rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        if (Cursor.TryRead<Guid>(paging.After, out var seen))
        {
            var before = new PayableId(seen);
            rows = rows.Where(row => row.Id < before);
        }

        return (from row in rows
               orderby row.Id descending
               select new PayableSummary(
                   row.Id.Value, row.ClaimId, row.ClaimNumber, row.Title, row.PayeeId, row.PayeeName, row.Department, row.Total,
                   Words.Of(row.State), row.ApprovedOn, row.EntryId, row.EntryNumber,
                   row.RunId == null ? null : row.RunId.Value.Value, row.PaidOn)).Take(paging.Limit + 1);
    }
}

/// <param name="State">approved, posted, scheduled or paid.</param>
/// <param name="ApprovedOn">The day in Japan.</param>
internal sealed record PayableSummary(
    Guid Id, Guid ClaimId, string ClaimNumber, string Title, Guid PayeeId, string PayeeName, string? Department, long Total,
    string State, DateOnly ApprovedOn, Guid? EntryId, long? EntryNumber, Guid? RunId, DateOnly? PaidOn);
