using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Accounting;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payments;

/// <summary>
/// What the bank did: everything was paid but what is named. Paid claims are settled; what failed is posted and unpaid
/// again, for another run.
/// </summary>
internal static class RecordPaymentResult
{
    private const int MostClaims = 200, LongestReason = 200;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("/{id:guid}/result", Handle)
        .WithName(nameof(RecordPaymentResult));

    private static async Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, PaymentResultRequest request, AccountingDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var run = await db.LockRunAsync(new PaymentRunId(id), ct);
        if (run is null) return TypedResults.NotFound();
        if (!seen.Matches(run.Version)) return Refusal.Stale.ToProblem();
        var failed = request.Failed ?? [];
        if (await CheckAsync(failed, run.Id, db, ct) is { Any: true } errors) return errors.ToProblem();

        var before = PaymentRunView.Of(run);
        var now = clock.GetUtcNow();
        if (run.Complete(now) is { } refusal) return refusal.ToProblem();
        await MarkAsync(db, run, failed, ct);
        await TellAsync(db, run, now, ct);
        db.Record(nameof(RecordPaymentResult), "payment-run", id.ToString(), run.Number, before, new { run = PaymentRunView.Of(run), failed });
        await db.SaveChangesAsync(ct);
        http.SetETag(run.Version);
        return TypedResults.Ok(PaymentRunView.Of(run));
    }

    private static async Task<FieldErrors> CheckAsync(
        IReadOnlyList<FailedPayment> failed, PaymentRunId run, AccountingDbContext db, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var ids = failed.Select(one => one.PaymentId).ToArray();
        var known = await db.Payments.Where(row => row.RunId == run && ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(ct);
        foreach (var (one, at) in failed.Select((one, at) => (one, $"failed[{at}]")))
        {
            if (!known.Contains(one.PaymentId)) errors.Add($"{at}.paymentId", "unknown");
            if (string.IsNullOrWhiteSpace(one.Reason)) errors.Add($"{at}.reason", "required");
            else if (one.Reason.Length > LongestReason) errors.Add($"{at}.reason", "too_long", LongestReason);
        }

        if (ids.Distinct().Count() < ids.Length) errors.Add("failed", "twice");
        return errors;
    }

    private static async Task MarkAsync(AccountingDbContext db, PaymentRun run, IReadOnlyList<FailedPayment> failed, CancellationToken ct)
    {
        var ids = failed.Select(one => one.PaymentId).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payment AS own SET state = CASE WHEN part.id IS NULL THEN 'paid' ELSE 'failed' END, failure = part.reason
            FROM payment AS each
            LEFT JOIN unnest({ids}, {failed.Select(one => one.Reason).ToArray()}) AS part (id, reason) ON part.id = each.id
            WHERE own.tenant_id = {db.Tenant.Value} AND each.tenant_id = own.tenant_id AND own.run_id = {run.Id.Value} AND each.id = own.id
            """, ct);
        if (ids.Length > 0) await db.ReleaseAsync(run.Id, ids, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payable SET state = 'paid', paid_on = {run.TransferDate}
            WHERE tenant_id = {db.Tenant.Value} AND run_id = {run.Id.Value}
            """, ct);
    }

    private static async Task TellAsync(AccountingDbContext db, PaymentRun run, DateTimeOffset now, CancellationToken ct)
    {
        var paid = await db.Payables.AsNoTracking().Where(row => row.RunId == run.Id).OrderBy(row => row.Id)
            .Select(row => new PaidClaim(
                row.ClaimId, row.ContentVersion, row.PayeeId, row.ClaimNumber, row.Title, row.Total)).ToListAsync(ct);
        foreach (var part in paid.Chunk(MostClaims))
            db.Announce(new PaymentResultRecorded(run.Id.Value, run.Number, run.TransferDate, now, part));
    }
}

/// <param name="Failed">What the bank could not pay; everything else was paid.</param>
internal sealed record PaymentResultRequest(IReadOnlyList<FailedPayment>? Failed = null);

internal sealed record FailedPayment(Guid PaymentId, string Reason);
