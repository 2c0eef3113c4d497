using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Posting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Exports;

/// <summary>Gathers every entry of the days that no export holds yet.</summary>
internal static class StartExport
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder exports) => exports
        .MapPost("", Handle)
        .WithName(nameof(StartExport));

    private static async Task<Results<Accepted<ExportStarted>, ProblemHttpResult>> Handle(
        ExportRequest request, Caller caller, AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request) is { Any: true } errors) return errors.ToProblem();
        var from = request.From ?? DateOnly.MinValue;
        if (!await db.Entries.AnyAsync(row => row.ExportId == null && row.Date >= from && row.Date <= request.To, ct))
            return AccountingRefusal.NothingToExport.ToProblem();

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var job = BackgroundJob.Of(GatherExport.JobKind, new ExportJob(id), now);
        db.Jobs.Add(job);
        db.Exports.Add(new JournalExport
        {
            Id = id, JobId = job.Id, Format = request.Format, From = request.From, To = request.To,
            CreatedBy = caller.Name ?? caller.ClientId ?? "", CreatedAt = now,
        });
        db.Record(nameof(StartExport), "journal-export", id.ToString(), null, after: request);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/journal-exports/{id}", new ExportStarted(id));
    }

    private static FieldErrors Check(ExportRequest request)
    {
        var errors = new FieldErrors();
        if (request.Format is not JournalExport.Yayoi) errors.Add("format", "unknown");
        if (!PostingDates.IsSane(request.To)) errors.Add("to", "date_out_of_range");
        if (request.From is { } from && (!PostingDates.IsSane(from) || from > request.To)) errors.Add("from", "date_out_of_range");
        return errors;
    }
}

/// <param name="Format">The accounting package: <c>yayoi</c>.</param>
/// <param name="From">The first day; from the beginning when left out.</param>
internal sealed record ExportRequest(string Format, DateOnly To, DateOnly? From = null);

internal sealed record ExportStarted(Guid Id);
