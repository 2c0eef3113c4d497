using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Identity.Features;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;

namespace Seisan.Identity.Consumers;

/// <summary>Users who are employees follow them: name, address, and whether they are still there.</summary>
internal sealed class KeepUserWhenEmployeeChanged(IdentityDbContext db, EndedSessions sessions, TimeProvider clock) : IConsumer<EmployeeChanged>
{
    public async Task Consume(ConsumeContext<EmployeeChanged> context)
    {
        var today = JapanTime.Today(clock);
        var ids = context.Message.Items.Select(item => item.Id).ToList();
        var copies = await db.Employees.Where(copy => ids.Contains(copy.Id)).ToDictionaryAsync(copy => copy.Id);
        var users = await db.Users.Where(user => user.EmployeeId != null && ids.Contains(user.EmployeeId.Value))
            .ToDictionaryAsync(user => user.EmployeeId!.Value);
        foreach (var item in context.Message.Items)
        {
            if (!copies.TryGetValue(item.Id, out var copy))
                db.Add(copies[item.Id] = copy = new EmployeeCopy { Id = item.Id });
            if (item.Version <= copy.Version)
                continue;
            copy.Take(item);
            if (users.TryGetValue(item.Id, out var user))
                await FollowAsync(copy, user, today);
        }

        await db.SaveChangesAsync();
    }

    private async Task FollowAsync(EmployeeCopy copy, User user, DateOnly today)
    {
        var before = (user.Name, user.Email, user.Active);
        copy.Describe(user, today);
        if (before == (user.Name, user.Email, user.Active))
            return;
        if (before.Active && !user.Active)
            await sessions.EndAllAsync(user);
        else if (!before.Active && user.Active)
            user.OutdateTokens(); // a new rights version, or the others would take this for old news
        db.Announce(user.Changed());
    }
}
