using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Features;

internal static class ListAuditEntries
{
    public static void Map(IEndpointRouteBuilder entries) => entries
        .MapGet("/", Handle)
        .WithName(nameof(ListAuditEntries));

    private static async Task<Results<Ok<Page<Line>>, ProblemHttpResult>> Handle(
        [AsParameters] EntrySearch search, Paging page, AuditDbContext db, LogBook book, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var lag = await book.LongestLagAsync(LogHead.Entries, ct);
        if (search.In(db.Entries, lag, errors) is not { } found)
            return errors.ToProblem();

        if (Cursor.Read<DateTimeOffset, long>(page.After) is var (recordedAt, sequence))
            found = found.Where(entry => entry.RecordedAt <= recordedAt
                && (entry.RecordedAt < recordedAt || entry.Sequence < sequence));
        var rows = await found.Take(page.Limit + 1).Select(entry => new Line(
            entry.EntryId, entry.Sequence, entry.At, entry.RecordedAt, entry.PersonId, entry.SignInId, entry.PersonName,
            entry.Address, entry.Service, entry.Operation, entry.TargetKind, entry.TargetId, entry.TargetLabel)).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, page.Limit, line => Cursor.Of(line.RecordedAt, line.Sequence)));
    }

    internal sealed record Line(
        Guid Id, long Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, Guid? PersonId, string? SignInId,
        string? PersonName, string? Address, string Service, string Operation, string TargetKind, string TargetId,
        string? TargetLabel);
}
