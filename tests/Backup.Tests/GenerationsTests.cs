using Seisan.Backup.Runs;

namespace Seisan.Backup.Tests;

/// <summary>96 hours and four days, whatever the button adds.</summary>
public sealed class GenerationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 10, 17, 5, 0, TimeSpan.Zero); // two in the morning of the 11th in Japan

    [Fact]
    public void Of_daily_ones_those_of_96_hours_and_the_one_before_are_kept() =>
        Assert.Equal(5, Generations.ToKeep([.. Enumerable.Range(0, 9).Select(days => Ago(days * 24))], Now));

    [Fact]
    public void Fifty_by_the_button_take_no_day_away()
    {
        var today = Enumerable.Range(0, 50).Select(minutes => new Generation(Now.AddMinutes(-minutes), true));

        Assert.Equal(54, Generations.ToKeep([.. today, .. Enumerable.Range(1, 8).Select(days => Ago(days * 24))], Now));
    }

    [Fact]
    public void After_days_without_backups_four_older_days_stay() =>
        Assert.Equal(4, Generations.ToKeep([Ago(0), Ago(240), Ago(264), Ago(288), Ago(312)], Now));

    [Fact]
    public void What_was_not_verified_counts_for_no_day() => Assert.Equal(
        7, Generations.ToKeep([Ago(0), Ago(24, false), Ago(48, false), Ago(72), Ago(96, false), Ago(120), Ago(144), Ago(168)], Now));

    [Fact]
    public void Too_few_are_all_kept() => Assert.Equal(2, Generations.ToKeep([Ago(0), Ago(500)], Now));

    [Theory]
    [InlineData("2026-12-10T16:59:59Z", "2026-12-09T17:00:00Z")]
    [InlineData("2026-12-10T17:00:00Z", "2026-12-10T17:00:00Z")]
    [InlineData("2026-12-11T03:00:00Z", "2026-12-10T17:00:00Z")]
    public void The_daily_one_is_due_at_two_in_the_morning_in_Japan(string now, string due) => Assert.Equal(
        DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
        Generations.LastDue(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private static Generation Ago(int hours, bool verified = true) => new(Now.AddHours(-hours), verified);
}
