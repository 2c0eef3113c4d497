using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Seisan.Web.Claims;

/// <summary>
/// The one place where what a person typed is read: full-width letters and digits count as ordinary ones, amounts may
/// carry commas and yen signs, days may be written the ways people write them in Japan.
/// </summary>
internal static partial class TypedText
{
    /// <summary>Folded by NFKC and trimmed; null when nothing is left.</summary>
    public static string? Plain(string? text)
    {
        var plain = text?.Normalize(NormalizationForm.FormKC).Trim();
        return string.IsNullOrEmpty(plain) ? null : plain;
    }

    /// <summary>As typed but without the blanks around it; null when nothing is left.</summary>
    public static string? Words(string? text)
    {
        var words = text?.Trim();
        return string.IsNullOrEmpty(words) ? null : words;
    }

    /// <summary>Whole yen. False when there is text that is no amount.</summary>
    public static bool TryYen(string? text, out long? amount)
    {
        amount = null;
        var digits = YenSigns().Replace(Plain(text) ?? "", "");
        if (digits is "") return true;
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yen)) return false;
        amount = yen;
        return true;
    }

    /// <summary>
    /// A day: <c>2026/11/9</c>, <c>2026-11-09</c>, <c>20261109</c>, <c>2026年11月9日</c>, <c>令和8年11月9日</c>,
    /// <c>R8.11.9</c>; without a year (<c>11/9</c>, <c>1109</c>) the one nearest to today that is at most a month ahead.
    /// False when there is text that is no day.
    /// </summary>
    public static bool TryDay(string? text, DateOnly today, out DateOnly? day)
    {
        day = null;
        if (Plain(text) is not { } plain) return true;
        var match = DayForm().Match(plain);
        if (!match.Success) match = PackedDay().Match(plain);
        if (!match.Success) return false;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (month, date) = (Number("month"), Number("day"));
        var year = !match.Groups["year"].Success ? Nearest(today, month)
            : match.Groups["era"].Success ? 2018 + Number("year")
            : Number("year");
        if (year is < 1 or > 9999 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>As the editor shows it.</summary>
    public static string Of(DateOnly? day) => day?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc cref="Of(DateOnly?)"/>
    public static string Of(long? amount) => amount?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static int Nearest(DateOnly today, int month)
    {
        var ahead = month - today.Month;
        return ahead > 1 ? today.Year - 1 : ahead < -10 ? today.Year + 1 : today.Year;
    }

    [GeneratedRegex(@"[,\s¥\\円]", RegexOptions.NonBacktracking)]
    private static partial Regex YenSigns();

    [GeneratedRegex(@"^(?:(?<era>令和|R)?(?<year>\d{1,4})[年/.\-])?(?<month>\d{1,2})[月/.\-](?<day>\d{1,2})日?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DayForm();

    [GeneratedRegex(@"^(?<year>\d{4})?(?<month>\d{2})(?<day>\d{2})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PackedDay();
}
