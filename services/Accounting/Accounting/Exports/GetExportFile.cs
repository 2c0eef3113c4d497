using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Exports;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Exports;

/// <summary>The file for the accounting package, written while its entries are read.</summary>
internal static class GetExportFile
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder exports) => exports
        .MapGet("/{id:guid}/file", Handle)
        .StreamsItsAnswer()
        .WithName(nameof(GetExportFile));

    private static async Task<Results<PushStreamHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, AccountingDbContext db, HttpContext http, CancellationToken ct)
    {
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        if (export is null) return TypedResults.NotFound();
        if (export.State is not JournalExport.Done) return AccountingRefusal.ExportRuns.ToProblem();

        db.Record(nameof(GetExportFile), "journal-export", id.ToString(), ExportView.NameOf(export));
        await db.SaveChangesAsync(ct);
        return TypedResults.Stream(
            stream => WriteAsync(db, id, stream, http.RequestAborted), "text/csv; charset=shift_jis", ExportView.NameOf(export));
    }

    /// <summary>In the order of the entries' numbers; one slip in memory at a time.</summary>
    internal static async Task WriteAsync(AccountingDbContext db, Guid id, Stream stream, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        List<SlipLine> lines = [];
        (Guid Id, long Number, DateOnly Date)? current = null;
        await foreach (var row in Rows(db, id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (current is { } entry && entry.Id != row.EntryId) await FlushAsync(entry);
            current = (row.EntryId, row.Number, row.Date);
            lines.Add(row.Line);
        }

        if (current is { } last) await FlushAsync(last);

        async Task FlushAsync((Guid Id, long Number, DateOnly Date) entry)
        {
            YayoiFile.Write(buffer, new Slip(entry.Number, entry.Date, lines));
            lines.Clear();
            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), ct);
            buffer.SetLength(0);
        }
    }

    internal static IQueryable<ExportRow> Rows(AccountingDbContext db, Guid id) =>
        from entry in db.Entries.AsNoTracking()
        where entry.ExportId == id
        join line in db.Lines on new { entry.TenantId, entry.Id } equals new { line.TenantId, Id = line.EntryId }
        orderby entry.Year, entry.Number, line.Number
        select new ExportRow(
            entry.Id, entry.Number, entry.Date, new SlipLine(
                line.Debit, line.AccountName, line.SubAccount, line.Department, line.TaxClass, line.Amount, line.Tax, line.Description));
}

internal sealed record ExportRow(Guid EntryId, long Number, DateOnly Date, SlipLine Line);
