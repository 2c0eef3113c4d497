using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Exports;

/// <summary>What was handed over to accounting packages, newest first.</summary>
internal static class ListExports
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder exports) => exports
        .MapGet("", Handle)
        .WithName(nameof(ListExports));

    private static async Task<Ok<Page<ExportView>>> Handle(Paging paging, AccountingDbContext db, CancellationToken ct)
    {
        var exports = db.Exports.AsNoTracking();
        if (Cursor.TryRead<Guid>(paging.After, out var seen)) exports = exports.Where(row => row.Id < seen);
        return TypedResults.Ok(Page.Of(
            await ExportView.Of(db, exports).Take(paging.Limit + 1).ToListAsync(ct), paging.Limit, row => Cursor.Of(row.Id)));
    }
}

/// <summary>One export, to be asked for while it is under way.</summary>
internal static class GetExport
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder exports) => exports
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetExport));

    private static async Task<Results<Ok<ExportView>, NotFound>> Handle(Guid id, AccountingDbContext db, CancellationToken ct) =>
        await ExportView.Of(db, db.Exports.AsNoTracking().Where(row => row.Id == id)).SingleOrDefaultAsync(ct) is { } export
            ? TypedResults.Ok(export) : TypedResults.NotFound();
}

/// <param name="State">waiting, running, done or failed; the file exists when done.</param>
internal sealed record ExportView(
    Guid Id, string Format, DateOnly? From, DateOnly To, string State, long Entries, long Amount, string FileName,
    string CreatedBy, DateTimeOffset CreatedAt)
{
    public static IQueryable<ExportView> Of(AccountingDbContext db, IQueryable<JournalExport> exports) =>
        from export in exports
        orderby export.Id descending
        let gaveUp = db.Jobs.Any(job => job.Id == export.JobId && job.State == BackgroundJob.Failed)
        select new ExportView(
            export.Id, export.Format, export.From, export.To, gaveUp ? JournalExport.Failed : export.State, export.Entries,
            export.Amount, NameOf(export), export.CreatedBy, export.CreatedAt);

    public static string NameOf(JournalExport export) =>
        string.Create(CultureInfo.InvariantCulture, $"{export.Format}-{export.To:yyyyMMdd}-{export.Id.ToString("N")[^6..]}.csv");
}
