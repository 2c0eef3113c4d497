using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Features;

/// <summary>The same search as a file. Taking a copy of the log is itself an entry of the log.</summary>
internal static class ExportAuditEntries
{
    private static readonly string[] Header =
    [
        "sequence", "at", "recorded_at", "sign_in_id", "person_name", "person_id", "on_behalf_of", "address", "service",
        "operation", "target_kind", "target_id", "target_label", "before", "after", "correlation_id", "trace_id", "sha256",
    ];

    public static void Map(IEndpointRouteBuilder entries) => entries
        .MapGet("/export", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportAuditEntries));

    private static async Task<IResult> Handle([AsParameters] EntrySearch search, AuditDbContext db, LogBook book)
    {
        var errors = new FieldErrors();
        var lag = await book.LongestLagAsync(LogHead.Entries, CancellationToken.None);
        if (search.In(db.Entries, lag, errors) is not { } found)
            return errors.ToProblem();

        db.Record(nameof(ExportAuditEntries), "audit-log", "entries", after: search);
        await db.SaveChangesAsync();

        return new CsvDownload<AuditEntry>("audit-entries.csv", Header, found.AsAsyncEnumerable(), Cells);
    }

    /// <summary>Instants on a Japanese clock, with their offset.</summary>
    private static IEnumerable<object?> Cells(AuditEntry entry) =>
    [
        entry.Sequence, JapanTime.At(entry.At), JapanTime.At(entry.RecordedAt), entry.SignInId, entry.PersonName,
        entry.PersonId, entry.OnBehalfOf, entry.Address, entry.Service, entry.Operation, entry.TargetKind, entry.TargetId,
        entry.TargetLabel, entry.Before, entry.After, entry.CorrelationId, entry.TraceId,
        Convert.ToHexStringLower(entry.Sha256),
    ];
}
