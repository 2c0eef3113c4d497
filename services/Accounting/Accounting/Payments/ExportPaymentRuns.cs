using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payments;

/// <summary>The payment runs that a search finds as a file, newest first; instants on a Japanese clock.</summary>
internal static class ExportPaymentRuns
{
    private static readonly string[] Header =
    [
        "number", "state", "payer_account", "transfer_date", "payments", "total", "problems", "created_by", "created_at",
        "decided_by", "decided_at", "completed_at",
    ];

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapGet("/export", Handle)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .StreamsItsAnswer()
        .WithName(nameof(ExportPaymentRuns));

    private static async Task<IResult> Handle([AsParameters] RunFilter filter, AccountingDbContext db, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        db.Record(nameof(ExportPaymentRuns), "payment-runs", "all", after: filter);
        await db.SaveChangesAsync(ct);
        return new CsvDownload<PaymentRun>(
            "payment-runs.csv", Header, filter.In(db).OrderByDescending(row => row.Id).AsAsyncEnumerable(), Cells);
    }

    private static IEnumerable<object?> Cells(PaymentRun run) =>
    [
        run.Number, Words.Of(run.State), run.PayerAccountName, run.TransferDate, run.Count, run.Total, run.Problems, run.CreatedBy,
        JapanTime.At(run.CreatedAt), run.DecidedBy, At(run.DecidedAt), At(run.CompletedAt),
    ];

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } known ? JapanTime.At(known) : null;
}
