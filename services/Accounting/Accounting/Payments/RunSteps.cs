using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payments;

/// <summary>Hands a run to the second person, with the payer's account as it stands now.</summary>
internal static class SubmitPaymentRun
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("/{id:guid}/submission", Handle)
        .WithName(nameof(SubmitPaymentRun));

    private static Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, AccountingDbContext db, RunPayer payers, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        RunStep.TakeAsync(RunAct.Submit, id, seen, db, http, async run =>
        {
            var from = await payers.AccountOfAsync(run, ct);
            return run.Submit(from, await payers.SealAsync(run, from), JapanTime.Today(clock));
        }, ct);
}

/// <summary>The second person agrees; from here on the bank file can be fetched.</summary>
internal static class ApprovePaymentRun
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("/{id:guid}/approval", Handle)
        .WithName(nameof(ApprovePaymentRun));

    private static Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, Caller caller, AccountingDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        RunStep.TakeAsync(
            RunAct.Approve, id, seen, db, http,
            run => run.Approve(caller.UserId ?? Guid.Empty, caller.Name ?? "", JapanTime.Today(clock), clock.GetUtcNow()), ct);
}

/// <summary>Back to its maker: by the second person, or by the maker before anybody has decided.</summary>
internal static class ReturnPaymentRun
{
    private const int LongestComment = 500;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("/{id:guid}/return", Handle)
        .WithName(nameof(ReturnPaymentRun));

    private static async Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, ReturnRequest request, Caller caller, AccountingDbContext db, HttpContext http, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Comment)) return new FieldErrors().Add("comment", "required").ToProblem();
        if (request.Comment.Length > LongestComment) return new FieldErrors().Add("comment", "too_long", LongestComment).ToProblem();

        var isMaker = await db.PaymentRuns.AnyAsync(row => row.Id == new PaymentRunId(id) && row.CreatedById == caller.UserId, ct);
        if (!isMaker && !caller.Has(Permissions.PaymentsApprove)) return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");
        return await RunStep.TakeAsync(RunAct.Return, id, seen, db, http, run => run.Return(request.Comment), ct);
    }
}

internal sealed record ReturnRequest(string Comment);

/// <summary>Gives a draft up: what it held can be paid by another run.</summary>
internal static class CancelPaymentRun
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("/{id:guid}/cancellation", Handle)
        .WithName(nameof(CancelPaymentRun));

    private static async Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, AccountingDbContext db, HttpContext http, CancellationToken ct)
    {
        var result = await RunStep.TakeAsync(RunAct.Cancel, id, seen, db, http, run => run.Cancel(), ct);
        if (result.Result is Ok<PaymentRunView>) await db.ReleaseAsync(new PaymentRunId(id), null, ct);
        return result;
    }
}

/// <summary>Takes a payment out of a draft: what it would have paid is posted and unpaid again.</summary>
internal static class RemovePayment
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapDelete("/{id:guid}/payments/{paymentId:guid}", Handle)
        .WithName(nameof(RemovePayment));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid paymentId, AccountingDbContext db, CancellationToken ct)
    {
        var run = await db.LockRunAsync(new PaymentRunId(id), ct);
        if (run is null) return TypedResults.NotFound();
        var payment = await db.Payments.SingleOrDefaultAsync(row => row.RunId == run.Id && row.Id == paymentId, ct);
        if (payment is null) return TypedResults.NotFound();
        if (run.IsOpen() is { } refusal) return refusal.ToProblem();

        db.Payments.Remove(payment);
        run.Hold(run.Count - 1, run.Total - payment.Amount, run.Problems - (payment.Problem is null ? 0 : 1));
        db.Record(nameof(RemovePayment), "payment-run", id.ToString(), run.Number, new { payment.PayeeId, payment.PayeeName, payment.Amount });
        await db.SaveChangesAsync(ct);
        await db.ReleaseAsync(run.Id, [paymentId], ct);
        return TypedResults.NoContent();
    }
}

internal enum RunAct
{
    Submit,
    Approve,
    Return,
    Cancel,
}

/// <summary>What every step of a run has in common: its row locked, its version compared, the step recorded.</summary>
internal static class RunStep
{
    public static Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> TakeAsync(
        RunAct act, Guid id, IfMatch seen, AccountingDbContext db, HttpContext http, Func<PaymentRun, Refusal?> step,
        CancellationToken ct) => TakeAsync(act, id, seen, db, http, run => Task.FromResult(step(run)), ct);

    public static async Task<Results<Ok<PaymentRunView>, NotFound, ProblemHttpResult>> TakeAsync(
        RunAct act, Guid id, IfMatch seen, AccountingDbContext db, HttpContext http, Func<PaymentRun, Task<Refusal?>> step,
        CancellationToken ct)
    {
        var run = await db.LockRunAsync(new PaymentRunId(id), ct);
        if (run is null) return TypedResults.NotFound();
        if (!seen.Matches(run.Version)) return Refusal.Stale.ToProblem();

        var before = PaymentRunView.Of(run);
        if (await step(run) is { } refusal) return refusal.ToProblem();
        db.Record(OperationOf(act), "payment-run", id.ToString(), run.Number, before, PaymentRunView.Of(run));
        await db.SaveChangesAsync(ct);
        http.SetETag(run.Version);
        return TypedResults.Ok(PaymentRunView.Of(run));
    }

    private static string OperationOf(RunAct act) => act switch
    {
        RunAct.Submit => nameof(SubmitPaymentRun),
        RunAct.Approve => nameof(ApprovePaymentRun),
        RunAct.Return => nameof(ReturnPaymentRun),
        _ => nameof(CancelPaymentRun),
    };

    public static async Task<PaymentRun?> LockRunAsync(this AccountingDbContext db, PaymentRunId id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM payment_run WHERE tenant_id = {db.Tenant.Value} AND id = {id.Value} FOR UPDATE", ct);
        return await db.PaymentRuns.SingleOrDefaultAsync(row => row.Id == id, ct);
    }

    /// <summary>What a run held is posted and unpaid again: all of it, or what these payments would have paid.</summary>
    public static Task ReleaseAsync(this AccountingDbContext db, PaymentRunId run, Guid[]? payments, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payable SET state = 'posted', run_id = NULL, payment_id = NULL
            WHERE tenant_id = {db.Tenant.Value} AND run_id = {run.Value}
              AND ({payments is null} OR payment_id = ANY ({payments ?? []}))
            """, ct);
}
