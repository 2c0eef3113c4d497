using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Posting;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;
using Calendar = Seisan.Kernel.JapaneseCalendar;

namespace Seisan.Accounting.Payments;

/// <summary>Puts what is posted and unpaid into a new run; nobody else's run can hold it from here on.</summary>
internal static class CreatePaymentRun
{
    private const int MostNamed = 5000;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapPost("", Handle)
        .WithName(nameof(CreatePaymentRun));

    private static async Task<Results<Created<PaymentRunView>, ProblemHttpResult>> Handle(
        PaymentRunRequest request, Caller caller, AccountingDbContext db, RunPlanner planner, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var (today, now) = (JapanTime.Today(clock), clock.GetUtcNow());
        var from = await db.PayerAccounts.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == new PayerAccountId(request.PayerAccountId) && row.Active, ct);
        if (Check(request, from, today) is { Any: true } errors) return errors.ToProblem();

        await db.LockBooksAsync(shared: false, ct);
        var payables = await PostedAsync(db, request.PayableIds, ct);
        if (Unknown(request.PayableIds, payables) is { Any: true } unknown) return unknown.ToProblem();
        if (payables.Count == 0) return AccountingRefusal.NothingToPay.ToProblem();

        var (number, maker) = (await NextNumberAsync(db, today, ct), caller.Name ?? "");
        var run = PaymentRun.Of(
            number, from!, request.TransferDate, caller.UserId ?? Guid.Empty, maker, now, Bigrams.Of(number, from!.Name, maker));
        var (payments, paymentOf) = await planner.PlanAsync(run, payables, ct);
        run.Hold(payments.Count, payments.Sum(payment => payment.Amount), payments.Count(payment => payment.Problem is not null));
        db.PaymentRuns.Add(run);
        db.Payments.AddRange(payments);
        db.Record(nameof(CreatePaymentRun), "payment-run", run.Id.ToString(), run.Number, after: PaymentRunView.Of(run));
        await db.SaveChangesAsync(ct);
        await ScheduleAsync(db, run.Id, payables, paymentOf);

        http.SetETag(run.Version);
        return TypedResults.Created($"/api/v1/payment-runs/{run.Id}", PaymentRunView.Of(run));
    }

    private static FieldErrors Check(PaymentRunRequest request, PayerAccount? from, DateOnly today)
    {
        var errors = new FieldErrors();
        if (from is null) errors.Add("payerAccountId", "unknown");
        if (request.PayableIds?.Count > MostNamed) errors.Add("payableIds", "too_many", MostNamed);
        if (request.TransferDate < today) errors.Add("transferDate", "in_the_past");
        else if (!PostingDates.IsSane(request.TransferDate) || request.TransferDate.Year > Calendar.Years.Last - 1)
            errors.Add("transferDate", "date_out_of_range");
        else if (Calendar.NextBankBusinessDay(request.TransferDate) is var open && open != request.TransferDate)
            errors.Add("transferDate", "not_bank_business_day", open.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return errors;
    }

    /// <summary>Those named and nothing when none is: an empty list is not all of them.</summary>
    private static Task<List<Payable>> PostedAsync(AccountingDbContext db, IReadOnlyList<Guid>? ids, CancellationToken ct)
    {
        var tenant = db.Tenant.Value;
        var rows = ids is null
            ? db.Payables.FromSql($"SELECT * FROM payable WHERE tenant_id = {tenant} AND state = 'posted' ORDER BY id FOR UPDATE")
            : db.Payables.FromSql($"SELECT * FROM payable WHERE tenant_id = {tenant} AND state = 'posted' AND id = ANY ({ids.ToArray()}) ORDER BY id FOR UPDATE");
        return rows.AsNoTracking().ToListAsync(ct);
    }

    /// <summary>What was named and is not posted and unpaid: of another company, paid, in a run, or nowhere.</summary>
    private static FieldErrors Unknown(IReadOnlyList<Guid>? ids, List<Payable> payables)
    {
        var (errors, known) = (new FieldErrors(), payables.Select(row => row.Id.Value).ToHashSet());
        foreach (var (id, at) in (ids ?? []).Select((id, at) => (id, at)).Where(one => !known.Contains(one.id)).Take(20))
            errors.Add($"payableIds[{at}]", "not_to_be_paid");
        return errors;
    }

    private static async Task<string> NextNumberAsync(AccountingDbContext db, DateOnly today, CancellationToken ct)
    {
        var newYear = JapanTime.StartOf(new DateOnly(today.Year, 1, 1)).ToUniversalTime();
        var made = await db.PaymentRuns.CountAsync(run => run.CreatedAt >= newYear, ct);
        return string.Create(CultureInfo.InvariantCulture, $"PR-{today.Year}-{made + 1:0000}");
    }

    private static Task<int> ScheduleAsync(
        AccountingDbContext db, PaymentRunId run, List<Payable> payables, Dictionary<Guid, Guid> paymentOf) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payable AS own SET state = 'scheduled', run_id = {run.Value}, payment_id = part.payment_id
            FROM unnest({payables.ConvertAll(row => row.Id.Value)}, {payables.ConvertAll(row => paymentOf[row.PayeeId])}) AS part (id, payment_id)
            WHERE own.tenant_id = {db.Tenant.Value} AND own.id = part.id
            """);
}

/// <param name="TransferDate">The day on which banks are to pay; one on which they are open.</param>
/// <param name="PayableIds">Which payables; all that are posted when left out.</param>
internal sealed record PaymentRunRequest(Guid PayerAccountId, DateOnly TransferDate, IReadOnlyList<Guid>? PayableIds = null);
