using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Features;

internal static class ListSignIns
{
    public static void Map(IEndpointRouteBuilder signIns) => signIns
        .MapGet("/", Handle)
        .WithName(nameof(ListSignIns));

    private static async Task<Results<Ok<Page<Line>>, ProblemHttpResult>> Handle(
        [AsParameters] SignInSearch search, Paging page, AuditDbContext db, LogBook book, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var lag = await book.LongestLagAsync(LogHead.SignIns, ct);
        if (search.In(db.SignIns, lag, errors) is not { } found)
            return errors.ToProblem();

        if (Cursor.Read<DateTimeOffset, long>(page.After) is var (recordedAt, sequence))
            found = found.Where(attempt => attempt.RecordedAt <= recordedAt
                && (attempt.RecordedAt < recordedAt || attempt.Sequence < sequence));
        var rows = await found.Take(page.Limit + 1).Select(attempt => new Line(
            attempt.AttemptId, attempt.Sequence, attempt.At, attempt.RecordedAt, attempt.UserId, attempt.SignInId,
            attempt.Name, attempt.Outcome, attempt.Address, attempt.UserAgent, attempt.Method)).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, page.Limit, line => Cursor.Of(line.RecordedAt, line.Sequence)));
    }

    internal sealed record Line(
        Guid Id, long Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, Guid? UserId, string SignInId, string? Name,
        string Outcome, string Address, string? UserAgent, string? Method);
}
