using System.Collections.Frozen;
using System.Globalization;

namespace Seisan.Kernel;

/// <summary>A national holiday, with substitute holidays and days between two holidays counted as such.</summary>
public sealed record Holiday(DateOnly Day, string Name, string NameEn);

/// <summary>
/// National holidays (国民の祝日に関する法律, with 振替休日 and 国民の休日) and the days on which banks do business
/// (銀行法 15 条, 施行令 5 条: not on Saturdays, Sundays, holidays, nor from 31 December to 3 January).
/// The holidays are dated data beside this file; a day outside the years it covers is an error, never a guess.
/// </summary>
public static class JapaneseCalendar
{
    private static readonly FrozenDictionary<DateOnly, Holiday> Holidays = Load();

    /// <summary>The first and last year for which holidays are known.</summary>
    public static (int First, int Last) Years { get; } =
        (Holidays.Keys.Min(day => day.Year), Holidays.Keys.Max(day => day.Year));

    public static bool IsHoliday(DateOnly day) => Holidays.ContainsKey(Known(day));

    /// <summary>Whether banks settle transfers on that day.</summary>
    public static bool IsBankBusinessDay(DateOnly day) =>
        !IsHoliday(day)
        && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((12, 31) or (1, <= 3));

    /// <summary>The day itself when banks are open, else the first day after it on which they are.</summary>
    public static DateOnly NextBankBusinessDay(DateOnly day) => Step(day, 1);

    /// <summary>The day itself when banks are open, else the last day before it on which they are.</summary>
    public static DateOnly PreviousBankBusinessDay(DateOnly day) => Step(day, -1);

    /// <summary>The holidays of a calendar year in order.</summary>
    public static IReadOnlyList<Holiday> HolidaysOf(int year) =>
    [
        .. Holidays.Values
            .Where(holiday => holiday.Day.Year == year)
            .OrderBy(holiday => holiday.Day),
    ];

    private static DateOnly Step(DateOnly day, int days)
    {
        while (!IsBankBusinessDay(day)) day = day.AddDays(days);
        return day;
    }

    private static DateOnly Known(DateOnly day) =>
        day.Year >= Years.First && day.Year <= Years.Last
            ? day
            : throw new ArgumentOutOfRangeException(nameof(day), day, "No holidays are known for this year.");

    private static FrozenDictionary<DateOnly, Holiday> Load()
    {
        using var stream = typeof(JapaneseCalendar).Assembly.GetManifestResourceStream("holidays.tsv")!;
        using var reader = new StreamReader(stream);
        var days = new Dictionary<DateOnly, Holiday>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var cells = line.Split('\t');
            var day = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            days.Add(day, new Holiday(day, cells[1], cells[2]));
        }

        return days.ToFrozenDictionary();
    }
}
