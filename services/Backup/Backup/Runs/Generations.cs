using Seisan.Kernel;

namespace Seisan.Backup.Runs;

/// <summary>
/// How many backups are kept: all of the last 96 hours with the one before them, from which the log goes on, and in any
/// case verified ones of four days. A button that is pressed often takes nothing away from the days.
/// </summary>
internal static class Generations
{
    public const int Days = 4;
    public static readonly TimeSpan Span = TimeSpan.FromHours(96);

    /// <summary>How many of the newest to keep; all, when there are too few.</summary>
    /// <param name="newestFirst">What the repository has.</param>
    public static int ToKeep(IReadOnlyList<Generation> newestFirst, DateTimeOffset now)
    {
        var days = new HashSet<DateOnly>();
        var covered = false;
        for (var kept = 0; kept < newestFirst.Count; kept++)
        {
            if (covered && days.Count >= Days)
                return kept;
            var one = newestFirst[kept];
            if (one.Verified)
                days.Add(JapanTime.DateOf(one.TakenAt));
            covered |= one.Verified && now - one.TakenAt >= Span;
        }

        return newestFirst.Count;
    }

    /// <summary>The newest two o'clock in the morning in Japan that is not in the future.</summary>
    public static DateTimeOffset LastDue(DateTimeOffset now)
    {
        var today = JapanTime.StartOf(JapanTime.DateOf(now)).AddHours(2);
        return (today <= now ? today : JapanTime.StartOf(JapanTime.DateOf(now).AddDays(-1)).AddHours(2)).ToUniversalTime();
    }
}

/// <summary>A backup in the repository.</summary>
/// <param name="Verified">It was restored and found the same: one that was not is no generation to rely on.</param>
internal sealed record Generation(DateTimeOffset TakenAt, bool Verified);
