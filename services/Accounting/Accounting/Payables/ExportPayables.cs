using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payables;

/// <summary>The payables that a search finds as a file, newest first. Who takes a copy is in the operation log.</summary>
internal static class ExportPayables
{
    private static readonly string[] Header =
    [
        "claim_number", "title", "payee", "department", "total", "state", "approved_on", "journal_number", "payment_run", "paid_on",
    ];

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder payables) => payables
        .MapGet("/export", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportPayables));

    private static async Task<IResult> Handle([AsParameters] PayableFilter filter, AccountingDbContext db, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        db.Record(nameof(ExportPayables), "payables", "all", after: filter);
        await db.SaveChangesAsync(ct);
        return new CsvDownload<ExportedPayable>("payables.csv", Header, Rows(db, filter).AsAsyncEnumerable(), Cells);
    }

    private static IQueryable<ExportedPayable> Rows(AccountingDbContext db, PayableFilter filter) =>
        from row in filter.In(db)
        join run in db.PaymentRuns on row.RunId equals run.Id into runs
        from run in runs.DefaultIfEmpty()
        orderby row.Id descending
        select new ExportedPayable(
            row.ClaimNumber, row.Title, row.PayeeName, row.Department, row.Total, Words.Of(row.State), row.ApprovedOn,
            row.EntryNumber, run == null ? null : run.Number, row.PaidOn);

    private static IEnumerable<object?> Cells(ExportedPayable row) =>
    [
        row.ClaimNumber, row.Title, row.PayeeName, row.Department, row.Total, row.State, row.ApprovedOn, row.EntryNumber, row.Run,
        row.PaidOn,
    ];

    private sealed record ExportedPayable(
        string ClaimNumber, string Title, string PayeeName, string? Department, long Total, string State, DateOnly ApprovedOn,
        long? EntryNumber, string? Run, DateOnly? PaidOn);
}
