using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.PublicData;

/// <summary>The national holidays of a year; of the current one unless asked otherwise.</summary>
internal static class ListHolidays
{
    public static void Map(IEndpointRouteBuilder holidays) => holidays
        .MapGet("", Handle)
        .WithName(nameof(ListHolidays));

    private static Results<Ok<IReadOnlyList<Holiday>>, ProblemHttpResult> Handle(int? year, TimeProvider clock)
    {
        var asked = year ?? JapanTime.Today(clock).Year;
        return asked < JapaneseCalendar.Years.First || asked > JapaneseCalendar.Years.Last
            ? new FieldErrors().Add("year", "year_without_holidays", JapaneseCalendar.Years.First, JapaneseCalendar.Years.Last).ToProblem()
            : TypedResults.Ok(JapaneseCalendar.HolidaysOf(asked));
    }
}
