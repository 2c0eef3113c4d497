using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Features;

/// <inheritdoc cref="ExportAuditEntries"/>
internal static class ExportSignIns
{
    private static readonly string[] Header =
    [
        "sequence", "at", "recorded_at", "sign_in_id", "name", "user_id", "outcome", "address", "user_agent", "method", "sha256",
    ];

    public static void Map(IEndpointRouteBuilder signIns) => signIns
        .MapGet("/export", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportSignIns));

    private static async Task<IResult> Handle([AsParameters] SignInSearch search, AuditDbContext db, LogBook book)
    {
        var errors = new FieldErrors();
        var lag = await book.LongestLagAsync(LogHead.SignIns, CancellationToken.None);
        if (search.In(db.SignIns, lag, errors) is not { } found)
            return errors.ToProblem();

        db.Record(nameof(ExportSignIns), "audit-log", "sign-ins", after: search);
        await db.SaveChangesAsync();

        return new CsvDownload<SignIn>("sign-ins.csv", Header, found.AsAsyncEnumerable(), Cells);
    }

    private static IEnumerable<object?> Cells(SignIn attempt) =>
    [
        attempt.Sequence, JapanTime.At(attempt.At), JapanTime.At(attempt.RecordedAt), attempt.SignInId, attempt.Name,
        attempt.UserId, attempt.Outcome, attempt.Address, attempt.UserAgent, attempt.Method,
        Convert.ToHexStringLower(attempt.Sha256),
    ];
}
