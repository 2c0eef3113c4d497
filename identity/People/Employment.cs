using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Features;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Identity.People;

/// <summary>
/// Makes users agree with the employees they are: when masters tells of a change, and again on each day on which
/// something begins or ends. The use case saves.
/// </summary>
internal sealed class Employment(IdentityDbContext db, EndedSessions sessions, TimeProvider clock)
{
    public async Task FollowAsync(EmployeeCopy copy, User? user, string cause)
    {
        var today = JapanTime.Today(clock);
        if (user is not null)
            await FollowAsync(copy, user, today, cause);
        if (copy.ChangeAfter(today) is var next && next == copy.NextChangeOn)
            return;
        copy.NextChangeOn = next;
        if (next is { } day)
        {
            var now = clock.GetUtcNow();
            db.Jobs.Add(BackgroundJob.Of(
                FollowEmploymentOnItsDay.JobKind, new FollowEmploymentOnItsDay.Order(copy.Id, day), now, JapanTime.StartOf(day) - now));
        }
    }

    private async Task FollowAsync(EmployeeCopy copy, User user, DateOnly today, string cause)
    {
        var before = (user.Name, user.Email, user.Active);
        copy.Describe(user, today);
        if (before == (user.Name, user.Email, user.Active))
            return;
        if (before.Active && !user.Active)
            await sessions.EndAllAsync(user);
        else if (!before.Active && user.Active)
            user.OutdateTokens(); // a new rights version, or the others would take this for old news
        if (before.Active != user.Active)
            db.Record(
                user.Active ? nameof(ActivateUser) : nameof(DeactivateUser), "user", user.Id.ToString(), user.SignInId,
                new { before.Active }, new { user.Active, cause });
        db.Announce(user.Changed());
    }
}

/// <summary>Somebody begins or leaves today, as masters told some time ago.</summary>
internal sealed class FollowEmploymentOnItsDay(IdentityDbContext db, Employment employment, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "follow-employment";
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var order = job.ReadArguments<Order>();
        if (JapanTime.Today(clock) < order.Day)
            return JobStep.Continue("", 0, 1) with { NotBefore = clock.GetUtcNow() + Later }; // the database's clock is ahead

        var copy = await db.Employees.FromSql($"SELECT * FROM employee WHERE id = {order.EmployeeId} FOR UPDATE").SingleAsync(ct);
        if (copy.NextChangeOn != order.Day)
            return JobStep.Complete(0); // masters has told otherwise since
        await employment.FollowAsync(copy, await db.Users.SingleOrDefaultAsync(user => user.EmployeeId == copy.Id, ct), "employment_date");
        return JobStep.Complete(1);
    }

    internal sealed record Order(Guid EmployeeId, DateOnly Day);
}
