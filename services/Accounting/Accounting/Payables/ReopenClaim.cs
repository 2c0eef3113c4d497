using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Journals;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Posting;
using Seisan.Contracts.Accounting;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payables;

/// <summary>
/// Takes the approval of a claim back while nobody is about to pay it. What was posted is reversed by an entry of its own;
/// the claimant gets the claim back and may submit it anew.
/// </summary>
internal static class ReopenClaim
{
    private const int LongestReason = 500;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder payables) => payables
        .MapPost("/{id:guid}/reopening", Handle)
        .WithName(nameof(ReopenClaim));

    private static async Task<Results<Ok<PayableView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ReopeningRequest request, Caller caller, AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (Check(request) is { Any: true } errors) return errors.ToProblem();

        await db.LockBooksAsync(shared: false, ct);
        var payable = (await db.Payables.FromSql(
            $"SELECT * FROM payable WHERE tenant_id = {db.Tenant.Value} AND id = {id} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
        if (payable is null) return TypedResults.NotFound();

        var (now, before) = (clock.GetUtcNow(), Words.Of(payable.State));
        if (payable.Reopen(request.Reason, caller.Name ?? caller.ClientId ?? "", now) is { } refusal) return refusal.ToProblem();

        long? reversal = null;
        if (payable.EntryId is { } posted)
        {
            var entry = await db.Entries.AsNoTracking().SingleAsync(row => row.Id == posted, ct);
            var day = request.Date ?? Later(JapanTime.Today(clock), entry.Date);
            if (day < entry.Date) return BeforeEntry(entry.Date);
            if (await WhyClosedAsync(db, caller, day, ct) is { } closed) return closed.ToProblem();
            reversal = await Reversal.WriteAsync(db, Guid.CreateVersion7(now), posted, day, now, ct);
        }

        db.Announce(new ClaimReopened(
            payable.ClaimId, payable.ContentVersion, payable.ClaimNumber, payable.Title, payable.PayeeId, request.Reason,
            caller.EmployeeId ?? caller.UserId ?? Guid.Empty, payable.ReopenedBy!, now, reversal));
        db.Record(
            nameof(ReopenClaim), "payable", id.ToString(), payable.ClaimNumber, new { state = before },
            new { state = Words.Of(payable.State), request.Reason, reversal });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await PayableView.Of(db, payable.Id).SingleAsync(ct));
    }

    private static FieldErrors Check(ReopeningRequest request)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(request.Reason)) errors.Add("reason", "required");
        else if (request.Reason.Length > LongestReason) errors.Add("reason", "too_long", LongestReason);
        if (request.Date is { } day && !PostingDates.IsSane(day)) errors.Add("date", "date_out_of_range");
        return errors;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static ProblemHttpResult BeforeEntry(DateOnly day) => new FieldErrors()
        .Add("date", "before_entry", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToProblem();

    /// <summary>A month that is closed takes no reversal either.</summary>
    private static async Task<Refusal?> WhyClosedAsync(AccountingDbContext db, Caller caller, DateOnly day, CancellationToken ct)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        var period = await db.Periods.AsNoTracking().SingleOrDefaultAsync(row => row.Month == month, ct);
        return period?.State switch
        {
            PeriodState.Hard => AccountingRefusal.HardClosed,
            PeriodState.Soft when !caller.Has(Permissions.AccountingClose) => AccountingRefusal.SoftClosed,
            _ => null,
        };
    }
}

/// <param name="Reason">Told to the claimant.</param>
/// <param name="Date">
/// The day of the reversing entry, where something was posted: not before that of the entry, in a month that is open. Today
/// when left out, or the entry's own day if that is still to come.
/// </param>
internal sealed record ReopeningRequest(string Reason, DateOnly? Date = null);
