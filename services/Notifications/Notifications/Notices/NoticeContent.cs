using Seisan.Kernel;

namespace Seisan.Notifications.Notices;

/// <summary>What an operator writes, and what must be right about it before it may be told.</summary>
/// <param name="Kind"><c>maintenance</c>, or <c>end_of_service</c>, which has no end and is never urgent.</param>
internal sealed record NoticeContent(
    string Kind, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Functions, string TextJa,
    string TextEn, bool Urgent = false, string? UrgentReason = null)
{
    public const string Maintenance = "maintenance", EndOfService = "end_of_service";

    /// <summary>So long ahead a planned stop is announced, unless it is urgent and says why.</summary>
    public const int DaysOfNotice = 14;

    /// <summary>So long ahead the end of a service is announced, always.</summary>
    public const int MonthsOfNotice = 6;

    private const int LongestText = 1000, LongestReason = 300;

    /// <summary>The fields at fault, each with a code.</summary>
    public IEnumerable<(string Field, string Code)> Faults(DateTimeOffset now)
    {
        if (Kind is not (Maintenance or EndOfService)) yield return ("kind", "unknown_kind");
        foreach (var fault in Kind == EndOfService ? FaultsOfAnEnd(now) : FaultsOfAWindow(now)) yield return fault;
        if (Functions.Count == 0) yield return ("functions", "choose_one");
        else if (Functions.Any(one => !PlatformFunctions.All.Contains(one)) || Functions.Distinct().Count() < Functions.Count)
            yield return ("functions", "unknown_function");
        foreach (var (field, text) in new[] { ("textJa", TextJa), ("textEn", TextEn) })
        {
            if (string.IsNullOrWhiteSpace(text)) yield return (field, "required");
            else if (text.Length > LongestText) yield return (field, "too_long");
        }

        if (Urgent && string.IsNullOrWhiteSpace(UrgentReason)) yield return ("urgentReason", "reason_needed");
        else if (UrgentReason?.Length > LongestReason) yield return ("urgentReason", "too_long");
    }

    private IEnumerable<(string Field, string Code)> FaultsOfAWindow(DateTimeOffset now)
    {
        if (!Urgent && StartsAt < now.AddDays(DaysOfNotice)) yield return ("startsAt", "short_notice");
        if (EndsAt is not { } end) yield return ("endsAt", "required");
        else if (end <= StartsAt) yield return ("endsAt", "ends_before_start");
        else if (end <= now) yield return ("endsAt", "over_already");
    }

    private IEnumerable<(string Field, string Code)> FaultsOfAnEnd(DateTimeOffset now)
    {
        if (StartsAt < JapanTime.StartOf(JapanTime.DateOf(now).AddMonths(MonthsOfNotice))) yield return ("startsAt", "six_months");
        if (EndsAt is not null) yield return ("endsAt", "no_end");
        if (Urgent) yield return ("urgent", "never_urgent");
    }
}
