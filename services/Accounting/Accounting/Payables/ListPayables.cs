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
        [AsParameters] PayableFilter filter, Paging paging, AccountingDbContext db, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        var rows = await Rows(db, filter, paging).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, paging.Limit, row => Cursor.Of(row.Id)));
    }

    internal static IQueryable<PayableSummary> Rows(AccountingDbContext db, PayableFilter filter, Paging paging)
    {
        var rows = filter.In(db);
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

/// <summary>All of what is given must hold.</summary>
/// <param name="From">Approved from this day on, in Japan.</param>
/// <param name="Text">Found in claim number, title and payee.</param>
internal sealed record PayableFilter(string? State, DateOnly? From, DateOnly? To, string? Text)
{
    public FieldErrors Check() => State is not (null or "") && Words.Find<PayableState>(State) is null
        ? new FieldErrors().Add("state", "unknown") : new FieldErrors();

    public IQueryable<Payable> In(AccountingDbContext db)
    {
        var rows = db.Payables.AsNoTracking();
        if (Words.Find<PayableState>(State) is { } state) rows = rows.Where(row => row.State == state);
        if (From is { } first) rows = rows.Where(row => row.ApprovedOn >= first);
        if (To is { } last) rows = rows.Where(row => row.ApprovedOn <= last);
        if (Bigrams.Query(Text) is { Length: > 0 } terms) rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        return rows;
    }
}

/// <param name="State">approved, posted, scheduled, paid or reopened.</param>
/// <param name="ApprovedOn">The day in Japan.</param>
internal sealed record PayableSummary(
    Guid Id, Guid ClaimId, string ClaimNumber, string Title, Guid PayeeId, string PayeeName, string? Department, long Total,
    string State, DateOnly ApprovedOn, Guid? EntryId, long? EntryNumber, Guid? RunId, DateOnly? PaidOn);
