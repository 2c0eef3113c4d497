using System.Globalization;
using Seisan.Kernel;

namespace Seisan.Web.Maintenance;

/// <summary>A notice as typed; times are those of Japan's clocks.</summary>
public sealed class NoticeInput
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";

    public string? Version { get; set; }
    public string? Kind { get; set; }
    public string? StartsAt { get; set; }
    public string? EndsAt { get; set; }
    public List<string> Functions { get; set; } = [];
    public string? TextJa { get; set; }
    public string? TextEn { get; set; }
    public string? Urgent { get; set; }
    public string? UrgentReason { get; set; }

    /// <summary>Null: a time cannot be read; the field is told to <paramref name="unreadable"/>.</summary>
    internal NoticeContent? Content(Action<string> unreadable)
    {
        var (start, end) = (Instant(StartsAt), Instant(EndsAt));
        if (start is null) unreadable("startsAt");
        if (end is null && !string.IsNullOrWhiteSpace(EndsAt)) unreadable("endsAt");
        return start is not { } starts || (end is null && !string.IsNullOrWhiteSpace(EndsAt))
            ? null
            : new(Kind ?? "", starts, end, Functions, TextJa ?? "", TextEn ?? "", Urgent is "true",
                string.IsNullOrWhiteSpace(UrgentReason) ? null : UrgentReason);
    }

    internal static NoticeInput Of(NoticeLine notice) => new()
    {
        Kind = notice.Kind, StartsAt = Typed(notice.StartsAt), EndsAt = notice.EndsAt is { } end ? Typed(end) : null,
        Functions = [.. notice.Functions], TextJa = notice.TextJa, TextEn = notice.TextEn,
        Urgent = notice.Urgent ? "true" : null, UrgentReason = notice.UrgentReason,
    };

    internal static string Typed(DateTimeOffset at) => JapanTime.At(at).ToString(Minutes, CultureInfo.InvariantCulture);

    internal static DateTimeOffset? Instant(string? typed) =>
        DateTime.TryParseExact(typed?.Trim(), [Minutes, Minutes + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? JapanTime.StartOf(DateOnly.FromDateTime(at)) + at.TimeOfDay
            : null;
}
