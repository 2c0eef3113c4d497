using System.Globalization;
using Seisan.Kernel;

namespace Seisan.Web;

/// <summary>How dates and money are written on every page, in both languages alike.</summary>
public static class Show
{
    public static string Yen(long amount) => "¥" + amount.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? day) => day is { } known ? Date(known) : "";

    /// <summary>An instant as the clocks in Japan show it.</summary>
    public static string Time(DateTimeOffset at) =>
        JapanTime.At(at).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset? at) => at is { } known ? Time(known) : "";
}
