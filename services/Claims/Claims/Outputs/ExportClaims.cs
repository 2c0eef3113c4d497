using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Papers;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Outputs;

/// <summary>The list of claims as CSV, sent while it is read, a page of rows in memory at a time.</summary>
internal static class ExportClaims
{
    private const int AtOnce = 1_000;

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/csv", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportClaims))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<IResult> Handle(
        [AsParameters] ClaimFilter filter, Caller caller, ClaimsDbContext db, HttpContext http, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        if (!filter.IsAllowed(caller)) return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");

        var owner = filter.OwnerFor(caller);
        var count = await ListClaims.Matching(db, filter, owner, null).LongCountAsync(ct);
        db.Record(nameof(ExportClaims), "expense-claim", "list", after: new { filter, count });
        await db.SaveChangesAsync(ct);

        var texts = PaperTexts.OfReader;
        return new CsvDownload<ClaimSummary>(
            "claims.csv", [.. ClaimRows.Header(texts)], RowsAsync(db, filter, owner, http.RequestAborted), row => ClaimRows.Cells(row, texts));
    }

    private static async IAsyncEnumerable<ClaimSummary> RowsAsync(
        ClaimsDbContext db, ClaimFilter filter, EmployeeId? owner, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await ListClaims.PageAsync(db, filter, owner, new Paging(after, AtOnce), ct);
            foreach (var row in page.Items) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }
}
