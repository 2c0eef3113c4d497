using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

internal sealed class KeepContactWhenEmployeeChanged(NotificationsDbContext db, Post post) : IConsumer<EmployeeChanged>
{
    public async Task Consume(ConsumeContext<EmployeeChanged> context)
    {
        var ids = context.Message.Items.Select(item => item.Id).ToList();
        var known = await db.Employees.Where(employee => ids.Contains(employee.EmployeeId))
            .ToDictionaryAsync(employee => employee.EmployeeId, context.CancellationToken);
        foreach (var item in context.Message.Items)
        {
            if (!known.TryGetValue(item.Id, out var contact))
                db.Employees.Add(contact = known[item.Id] = new EmployeeContact { EmployeeId = item.Id });
            if (item.Version <= contact.Version)
                continue;
            contact.Version = item.Version;
            contact.Addresses = [.. item.Versions.Select(dated => new DatedAddress(
                dated.From, dated.Content.Name, dated.Active ? dated.Content.Email : null))];
        }

        await post.RetryAsync(ids, context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
