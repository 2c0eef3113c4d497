using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;

namespace Seisan.Identity.Consumers;

/// <summary>Users who are employees follow them: name, address, and whether they are still there.</summary>
internal sealed class KeepUserWhenEmployeeChanged(IdentityDbContext db, Employment employment) : IConsumer<EmployeeChanged>
{
    public async Task Consume(ConsumeContext<EmployeeChanged> context)
    {
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
            await employment.FollowAsync(copy, users.GetValueOrDefault(item.Id), "employee_changed");
        }

        await db.SaveChangesAsync();
    }
}
