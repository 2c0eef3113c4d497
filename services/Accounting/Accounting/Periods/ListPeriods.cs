using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Periods;

/// <summary>The twelve months of a year: what is booked in each, what waits, and whether it is closed.</summary>
internal static class ListPeriods
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder periods) => periods
        .MapGet("", Handle)
        .WithName(nameof(ListPeriods));

    private static async Task<Results<Ok<PeriodYear>, ProblemHttpResult>> Handle(int year, AccountingDbContext db, CancellationToken ct)
    {
        if (year is < 2000 or > 2099) return new FieldErrors().Add("year", "date_out_of_range").ToProblem();
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var periods = await db.Periods.AsNoTracking().Where(row => row.Month >= first && row.Month <= last)
            .ToDictionaryAsync(row => row.Month.Month, ct);
        var entries = await db.Entries.Where(row => row.Date >= first && row.Date <= last)
            .GroupBy(row => row.Date.Month).Select(month => new { Month = month.Key, Count = month.LongCount(), Total = month.Sum(row => row.Total) })
            .ToDictionaryAsync(month => month.Month, ct);
        var unposted = await db.Payables
            .Where(row => row.State == PayableState.Approved && row.ApprovedOn >= first && row.ApprovedOn <= last)
            .GroupBy(row => row.ApprovedOn.Month).Select(month => new { Month = month.Key, Count = month.LongCount() })
            .ToDictionaryAsync(month => month.Month, month => month.Count, ct);
        return TypedResults.Ok(new PeriodYear(
        [
            .. Enumerable.Range(1, 12).Select(month =>
            {
                var (period, booked) = (periods.GetValueOrDefault(month), entries.GetValueOrDefault(month));
                return new PeriodView(
                    Months.Word(new DateOnly(year, month, 1)), Words.Of(period?.State ?? PeriodState.Open), period?.Version ?? 0,
                    period?.ChangedBy, period?.ChangedAt, booked?.Count ?? 0, booked?.Total ?? 0, unposted.GetValueOrDefault(month));
            }),
        ]));
    }
}

internal sealed record PeriodYear(IReadOnlyList<PeriodView> Items);

/// <param name="Month"><c>2026-11</c>.</param>
/// <param name="State">open, soft or hard.</param>
/// <param name="Version">For If-Match; 0 for a month that was never closed.</param>
/// <param name="Entries">Journal entries dated in the month, and their <paramref name="Total"/> in yen.</param>
/// <param name="Unposted">Claims approved in the month and not posted.</param>
internal sealed record PeriodView(
    string Month, string State, uint Version, string? ChangedBy, DateTimeOffset? ChangedAt, long Entries, long Total, long Unposted);

internal static class Months
{
    private const string Form = "yyyy-MM";

    public static string Word(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? Read(string word) =>
        DateOnly.TryParseExact(word, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 2000 and <= 2099 ? month : null;
}
