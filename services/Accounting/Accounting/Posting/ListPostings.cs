using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Posting;

/// <summary>The postings of the company, newest first.</summary>
internal static class ListPostings
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder postings) => postings
        .MapGet("", Handle)
        .WithName(nameof(ListPostings));

    private static async Task<Ok<Page<PostingView>>> Handle(Paging paging, AccountingDbContext db, CancellationToken ct)
    {
        var postings = db.Postings.AsNoTracking();
        if (Cursor.TryRead<Guid>(paging.After, out var seen)) postings = postings.Where(row => row.Id < seen);
        return TypedResults.Ok(Page.Of(
            await PostingView.Of(db, postings).Take(paging.Limit + 1).ToListAsync(ct), paging.Limit, row => Cursor.Of(row.Id)));
    }
}

/// <summary>One posting, to be asked for while it is under way.</summary>
internal static class GetPosting
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder postings) => postings
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetPosting));

    private static async Task<Results<Ok<PostingView>, NotFound>> Handle(Guid id, AccountingDbContext db, CancellationToken ct) =>
        await PostingView.Of(db, db.Postings.AsNoTracking().Where(row => row.Id == id)).SingleOrDefaultAsync(ct) is { } posting
            ? TypedResults.Ok(posting) : TypedResults.NotFound();
}
