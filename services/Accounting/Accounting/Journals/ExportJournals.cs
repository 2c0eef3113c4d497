using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Journals;

/// <summary>
/// The entries that a search finds as a file of their lines, latest date first. For people: accounting packages get theirs
/// by an export, which notes what was handed over.
/// </summary>
internal static class ExportJournals
{
    private static readonly string[] Header =
    [
        "date", "number", "claim_number", "payee", "description", "exported", "line", "side", "account_code", "account_name",
        "sub_account", "department", "tax_class", "rate_percent", "amount", "tax", "line_description",
    ];

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder journals) => journals
        .MapGet("/export", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportJournals));

    private static async Task<IResult> Handle([AsParameters] JournalFilter filter, AccountingDbContext db, CancellationToken ct)
    {
        db.Record(nameof(ExportJournals), "journals", "all", after: filter);
        await db.SaveChangesAsync(ct);
        return new CsvDownload<ExportedLine>("journals.csv", Header, Rows(db, filter).AsAsyncEnumerable(), Cells);
    }

    private static IQueryable<ExportedLine> Rows(AccountingDbContext db, JournalFilter filter) =>
        from entry in filter.In(db)
        join line in db.Lines on new { entry.TenantId, entry.Id } equals new { line.TenantId, Id = line.EntryId }
        orderby entry.Date descending, entry.Number descending, line.Number
        select new ExportedLine(
            entry.Date, entry.Number, entry.ClaimNumber, entry.PayeeName, entry.Description, entry.ExportId != null, line);

    private static IEnumerable<object?> Cells(ExportedLine row) =>
    [
        row.Date, row.Number, row.ClaimNumber, row.PayeeName, row.Description, row.Exported ? "true" : "false", row.Line.Number,
        row.Line.Debit ? "debit" : "credit", row.Line.AccountCode, row.Line.AccountName, row.Line.SubAccount,
        row.Line.Department, row.Line.TaxClass, row.Line.RatePercent, row.Line.Amount, row.Line.Tax, row.Line.Description,
    ];

    private sealed record ExportedLine(
        DateOnly Date, long Number, string ClaimNumber, string PayeeName, string Description, bool Exported, JournalLine Line);
}
