using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Notices;

/// <summary>
/// Carries a notice to every tenant: some of them a step, each by a job of its own. What was told meanwhile to be
/// otherwise is not told any more.
/// </summary>
internal sealed class TellTenants(NotificationsDbContext db, Tenants tenants, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "tell-tenants";
    private const int AtATime = 50;

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var order = job.ReadArguments<Order>();
        var notice = await db.Notices.AsNoTracking().SingleAsync(one => one.Id == order.NoticeId, ct);
        if (order.About == Telling.Reminder && notice.StageAt(clock.GetUtcNow()) != "planned")
            return JobStep.Complete(job.DoneCount);

        var last = job.Position is { Length: > 0 } position ? Guid.Parse(position) : Guid.Empty;
        var some = await tenants.AfterAsync(last, AtATime, ct);
        var telling = order.Telling ?? Telling.Of(notice, order.About);
        foreach (var tenant in some)
        {
            await tenants.InAsync(tenant, () =>
            {
                db.Jobs.Add(BackgroundJob.Of(TellContacts.JobKind, telling, clock.GetUtcNow()));
                return Task.FromResult(true);
            });
        }

        var done = job.DoneCount + some.Count;
        return some.Count < AtATime ? JobStep.Complete(done) : JobStep.Continue(some[^1].ToString(), done, null);
    }

    /// <param name="Telling">What was true when it was ordered; a reminder says what is true when it is due.</param>
    internal sealed record Order(Guid NoticeId, string About, Telling? Telling);
}
