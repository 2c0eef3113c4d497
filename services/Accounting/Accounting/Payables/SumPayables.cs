using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;

namespace Seisan.Accounting.Payables;

/// <summary>How much stands where between approval and money.</summary>
internal static class SumPayables
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder payables) => payables
        .MapGet("/summary", Handle)
        .WithName(nameof(SumPayables));

    private static async Task<Ok<PayableSums>> Handle(AccountingDbContext db, CancellationToken ct)
    {
        var sums = await db.Payables.GroupBy(row => row.State)
            .Select(same => new { State = same.Key, Count = same.LongCount(), Total = same.Sum(row => row.Total) })
            .ToDictionaryAsync(same => same.State, same => new PayableSum(same.Count, same.Total), ct);
        return TypedResults.Ok(new PayableSums(
            Of(PayableState.Approved), Of(PayableState.Posted), Of(PayableState.Scheduled), Of(PayableState.Paid)));

        PayableSum Of(PayableState state) => sums.GetValueOrDefault(state, new(0, 0));
    }
}

internal sealed record PayableSums(PayableSum Approved, PayableSum Posted, PayableSum Scheduled, PayableSum Paid);

/// <param name="Total">Yen.</param>
internal sealed record PayableSum(long Count, long Total);
