using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Domain.Transfers;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payments;

/// <summary>
/// The bank-transfer file of an approved run: payer and payees as they were handed over, so that it is the same bytes
/// each time, whatever has become of the accounts since.
/// </summary>
internal static class GetPaymentFile
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapGet("/{id:guid}/file", Handle)
        .WithName(nameof(GetPaymentFile));

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, AccountingDbContext db, RunPlanner planner, RunPayer payers, CancellationToken ct)
    {
        var run = await db.PaymentRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == new PaymentRunId(id), ct);
        if (run is null) return TypedResults.NotFound();
        if (run.State is not (PaymentRunState.Approved or PaymentRunState.Completed)) return AccountingRefusal.RunNotApproved.ToProblem();

        var file = ZenginFile.Write(
            await payers.HandedOverAsync(run), run.TransferDate, await TransfersAsync(db, run.Id, planner, ct));

        db.Record(nameof(GetPaymentFile), "payment-run", id.ToString(), run.Number, after: new { run.Count, run.Total });
        await db.SaveChangesAsync(ct);
        return TypedResults.File(file, MediaTypeNames.Application.Octet, $"{run.Number}.txt");
    }

    private static async Task<List<Transfer>> TransfersAsync(
        AccountingDbContext db, PaymentRunId run, RunPlanner planner, CancellationToken ct)
    {
        var transfers = new List<Transfer>();
        await foreach (var payment in db.Payments.AsNoTracking().Where(row => row.RunId == run).OrderBy(row => row.Number)
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            var to = await planner.AccountOfAsync(payment)
                ?? throw new InvalidOperationException("An approved payment has an account.");
            transfers.Add(new Transfer(
                to.Holder, to.BankCode, to.BranchCode, to.Type, to.Number, payment.PayeeCode, payment.Amount));
        }

        return transfers;
    }
}
