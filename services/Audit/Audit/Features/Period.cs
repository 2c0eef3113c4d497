using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Features;

/// <summary>Days in Japan from the first to the last, both included; either end may be open.</summary>
/// <param name="Lag">How long after it happened something may have been recorded.</param>
internal sealed record Period(DateTimeOffset? From, DateTimeOffset? Until, TimeSpan Lag)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Nothing of the period was recorded later than this.</summary>
    public DateTimeOffset? RecordedUntil => Until + Lag;

    /// <summary>A day of room for clocks that disagree.</summary>
    public DateTimeOffset? RecordedFrom => From?.AddDays(-1);

    public static Period? Of(DateOnly? from, DateOnly? to, TimeSpan lag, FieldErrors errors)
    {
        if (from < Earliest || from > Latest)
            errors.Add("from", "date_out_of_range");
        if (to < Earliest || to > Latest)
            errors.Add("to", "date_out_of_range");
        if (from > to)
            errors.Add("to", "period_backwards");
        return errors.Any ? null : new Period(Start(from), Start(to?.AddDays(1)), lag);
    }

    private static DateTimeOffset? Start(DateOnly? day) =>
        day is { } known ? JapanTime.StartOf(known).ToUniversalTime() : null;
}
