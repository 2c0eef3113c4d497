using System.Globalization;
using Seisan.Kernel;
using Seisan.Notifications.Messages;

namespace Seisan.Notifications.Notices;

/// <summary>One thing that is told of a notice, complete: mails of it say the same however late they are written.</summary>
/// <param name="Cause">One mail for each cause and address.</param>
internal sealed record Telling(string Kind, string Cause, Dictionary<string, string> Facts)
{
    public const string Published = "published", Reminder = "reminder", Extended = "extended", Cancelled = "cancelled",
        Ended = "ended";

    private static readonly CultureInfo Ja = new("ja"), En = new("en");

    public static Telling Of(PlatformNotice notice, string about)
    {
        var facts = new Dictionary<string, string>
        {
            ["start"] = At(notice.StartsAt),
            ["text.ja"] = notice.TextJa,
            ["text.en"] = notice.TextEn,
            ["functions.ja"] = Names(notice.Functions, Ja, "、"),
            ["functions.en"] = Names(notice.Functions, En, ", "),
        };
        if (notice.EndsAt is { } end) facts["end"] = At(end);
        if (notice.Urgent) facts["urgentCode"] = "yes";
        if (notice.UrgentReason is { } reason) facts["reason"] = reason;
        var kind = notice.IsWindow ? $"maintenance_{about}" : $"end_of_service_{about}";
        return new(kind, $"notice/{notice.Id}/{about}/{(about == Reminder ? 0 : notice.Revision)}", facts);
    }

    private static string At(DateTimeOffset at) => JapanTime.At(at).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    private static string Names(IEnumerable<string> functions, CultureInfo language, string comma) =>
        string.Join(comma, functions.Select(one => Wording.Of($"function_{one}", new Dictionary<string, string>(), language)));
}
