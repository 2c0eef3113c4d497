using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Masters.Features.Timelines;

/// <summary>
/// Tells each night what a tenant's masters add up to, so that those who keep a copy can compare. A tenant has one such
/// job, from its registration on; it never ends.
/// </summary>
internal sealed class StateMasters(MastersDbContext db, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "state-masters";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(3);

    public string Kind => JobKind;

    /// <summary>The job of a tenant that is being registered.</summary>
    public static BackgroundJob For(DateTimeOffset now) => BackgroundJob.Of(JobKind, new { }, now, NextAfter(now) - now);

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var master in ReplayMasters.Kinds)
        {
            var sum = await MasterSum.OfAsync(db, $"SELECT id, version FROM master WHERE kind = '{master}'", ct);
            db.Announce(new MasterStated(master, sum.Count, sum.HighestVersion, sum.Digest, now));
        }

        return JobStep.Continue("", job.DoneCount + 1, null) with { NotBefore = NextAfter(now) };
    }

    /// <summary>The next three o'clock at night in Japan.</summary>
    internal static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var today = JapanTime.StartOf(JapanTime.DateOf(now)) + Hour;
        return today > now ? today : today.AddDays(1);
    }
}
