using System.Globalization;
using JapaneseCalendar = Seisan.Kernel.JapaneseCalendar;

namespace Seisan.Masters.Tests.Domain;

/// <summary>Days as the Cabinet Office announced them (国民の祝日について), and the bank holidays of 銀行法施行令 5 条.</summary>
public sealed class JapaneseCalendarTests
{
    [Theory]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2022-10-10", "スポーツの日")]
    [InlineData("2024-03-20", "春分の日")]
    [InlineData("2025-03-20", "春分の日")]
    [InlineData("2026-09-21", "敬老の日")]
    [InlineData("2026-09-23", "秋分の日")]
    [InlineData("2027-03-21", "春分の日")]
    [InlineData("2027-02-23", "天皇誕生日")]
    public void Holidays_fall_on_the_announced_days(string day, string name)
    {
        var date = Day(day);

        Assert.True(JapaneseCalendar.IsHoliday(date));
        Assert.Contains(name, Assert.Single(JapaneseCalendar.HolidaysOf(date.Year), one => one.Day == date).Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-05-06", "the substitute for Children's Day")]
    [InlineData("2021-08-09", "the substitute for Mountain Day")]
    [InlineData("2024-02-12", "the substitute for Foundation Day")]
    [InlineData("2024-11-04", "the substitute for Culture Day")]
    [InlineData("2025-05-06", "the substitute after three holidays in a row")]
    [InlineData("2026-05-06", "the substitute for Constitution Day")]
    [InlineData("2026-09-22", "a day between two holidays")]
    [InlineData("2027-03-22", "the substitute for the vernal equinox")]
    [InlineData("2019-05-01", "the enthronement")]
    [InlineData("2019-04-30", "a day between two holidays of 2019")]
    public void Substitutes_and_days_between_holidays_count(string day, string reason) =>
        Assert.True(JapaneseCalendar.IsHoliday(Day(day)), reason);

    [Theory]
    [InlineData("2020-10-12")]
    [InlineData("2021-07-19")]
    [InlineData("2019-12-23")]
    [InlineData("2026-11-24")]
    public void Ordinary_days_and_moved_holidays_do_not(string day) => Assert.False(JapaneseCalendar.IsHoliday(Day(day)));

    [Theory]
    [InlineData("2025-12-30", true)]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-03", false)]
    [InlineData("2026-01-05", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-24", true)]
    public void Banks_are_closed_on_weekends_holidays_and_around_new_year(string day, bool open) =>
        Assert.Equal(open, JapaneseCalendar.IsBankBusinessDay(Day(day)));

    [Fact]
    public void The_next_and_previous_business_day_pass_over_the_turn_of_the_year()
    {
        Assert.Equal(Day("2026-01-05"), JapaneseCalendar.NextBankBusinessDay(Day("2025-12-31")));
        Assert.Equal(Day("2025-12-30"), JapaneseCalendar.PreviousBankBusinessDay(Day("2026-01-04")));
        Assert.Equal(Day("2026-05-07"), JapaneseCalendar.NextBankBusinessDay(Day("2026-05-02")));
        Assert.Equal(Day("2026-11-24"), JapaneseCalendar.NextBankBusinessDay(Day("2026-11-24")));
    }

    [Fact]
    public void A_year_without_data_is_an_error_and_no_guess() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JapaneseCalendar.IsBankBusinessDay(new DateOnly(2051, 1, 5)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
