using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Search;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

internal sealed class CopyEmployeesWhenEmployeeChanged(WorkflowDbContext db, ApprovalOpener opener)
    : IConsumer<EmployeeChanged>
{
    public async Task Consume(ConsumeContext<EmployeeChanged> context)
    {
        var ct = context.CancellationToken;
        var ids = context.Message.Items.Select(item => item.Id).ToArray();
        var copies = await db.Employees
            .FromSql($"SELECT * FROM employee_copy WHERE id = ANY({ids}) ORDER BY id FOR UPDATE")
            .ToDictionaryAsync(copy => copy.Id, ct);
        var employees = ids.Select(id => new EmployeeId(id)).ToArray();
        var headships = (await db.Headships.Where(one => employees.Contains(one.EmployeeId)).ToListAsync(ct))
            .ToLookup(one => one.EmployeeId);

        foreach (var master in context.Message.Items)
        {
            var id = new EmployeeId(master.Id);
            if (!copies.TryGetValue(id, out var copy))
                db.Employees.Add(copies[id] = copy = new EmployeeCopy(id));
            if (!copy.Take(master, Bigrams.Of([master.Code, .. master.Versions.SelectMany(Names)])))
                continue;
            Replace([.. headships[id]], [.. Headship.Of(master)]);
        }

        await db.SaveChangesAsync(ct);
        await opener.TakeUpAsync(ct);
    }

    private static IEnumerable<string> Names(Dated<Employee> dated) => [dated.Content.Name, dated.Content.NameKana];

    /// <summary>What stays the same stays; a row cannot be deleted and inserted under one key in one save.</summary>
    private void Replace(List<Headship> before, List<Headship> after)
    {
        foreach (var gone in before.Where(one => !after.Exists(next => IsSame(one, next))))
            db.Headships.Remove(gone);
        foreach (var next in after.Where(one => !before.Exists(old => IsSame(old, one))))
        {
            if (before.Find(old => old.DepartmentId == next.DepartmentId && old.From == next.From) is { } changed)
            {
                db.Entry(changed).State = EntityState.Unchanged;
                db.Entry(changed).Property(one => one.Until).CurrentValue = next.Until;
            }
            else
            {
                db.Headships.Add(next);
            }
        }
    }

    private static bool IsSame(Headship one, Headship other) =>
        (one.DepartmentId, one.From, one.Until) == (other.DepartmentId, other.From, other.Until);
}
