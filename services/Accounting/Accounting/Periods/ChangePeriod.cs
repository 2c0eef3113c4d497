using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Periods;

/// <summary>
/// Closes a month or opens it again. Who posts may close it softly and take that back; closing it for good needs the
/// right to close, leaves no claim of the month behind, and cannot be undone.
/// </summary>
internal static class ChangePeriod
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder periods) => periods
        .MapPut("/{month}", Handle)
        .WithName(nameof(ChangePeriod));

    private static async Task<Results<Ok<PeriodChanged>, NotFound, ProblemHttpResult>> Handle(
        string month, IfMatch seen, PeriodRequest request, Caller caller, AccountingDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        if (Months.Read(month) is not { } first) return TypedResults.NotFound();
        if (Words.Find<PeriodState>(request.State) is not { } state) return new FieldErrors().Add("state", "unknown").ToProblem();
        if (!caller.Has(state is PeriodState.Hard ? Permissions.AccountingClose : Permissions.AccountingPost) && !caller.Has(Permissions.AccountingClose))
            return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");

        await db.LockBooksAsync(shared: false, ct);
        var period = await db.Periods.SingleOrDefaultAsync(row => row.Month == first, ct);
        if (!seen.Matches(period?.Version ?? 0)) return Refusal.Stale.ToProblem();
        if (state is PeriodState.Hard && await WhyNotHardAsync(db, first, ct) is { } reason) return reason.ToProblem();

        if (period is null) db.Periods.Add(period = new ClosingPeriod { Month = first });
        var before = period.State;
        if (period.Change(state, caller.Name ?? "", clock.GetUtcNow()) is { } refusal) return refusal.ToProblem();

        db.Record(
            nameof(ChangePeriod), "closing-period", month, month, new { state = Words.Of(before) }, new { state = request.State });
        await db.SaveChangesAsync(ct);
        http.SetETag(period.Version);
        return TypedResults.Ok(new PeriodChanged(month, request.State, period.Version));
    }

    private static async Task<Refusal?> WhyNotHardAsync(AccountingDbContext db, DateOnly month, CancellationToken ct)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var waiting = await db.Payables.LongCountAsync(
            row => row.State == PayableState.Approved && row.ApprovedOn >= month && row.ApprovedOn <= last, ct);
        if (waiting > 0) return AccountingRefusal.UnpostedClaims(waiting);

        var previous = month.AddMonths(-1);
        var booked = await db.Entries.AnyAsync(row => row.Date < month && row.Date >= previous, ct);
        var closed = await db.Periods.AnyAsync(row => row.Month == previous && row.State == PeriodState.Hard, ct);
        return booked && !closed ? AccountingRefusal.PreviousOpen(Months.Word(previous)) : null;
    }
}

/// <param name="State">open, soft or hard.</param>
internal sealed record PeriodRequest(string State);

internal sealed record PeriodChanged(string Month, string State, uint Version);
