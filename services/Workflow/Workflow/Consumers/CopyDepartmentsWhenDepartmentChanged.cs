using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

internal sealed class CopyDepartmentsWhenDepartmentChanged(WorkflowDbContext db, ApprovalOpener opener)
    : IConsumer<DepartmentChanged>
{
    public async Task Consume(ConsumeContext<DepartmentChanged> context)
    {
        var ct = context.CancellationToken;
        var ids = context.Message.Items.Select(item => item.Id).ToArray();
        var copies = await db.Departments
            .FromSql($"SELECT * FROM department_copy WHERE id = ANY({ids}) ORDER BY id FOR UPDATE")
            .ToDictionaryAsync(copy => copy.Id, ct);
        foreach (var master in context.Message.Items)
        {
            var id = new DepartmentId(master.Id);
            if (!copies.TryGetValue(id, out var copy))
                db.Departments.Add(copies[id] = copy = new DepartmentCopy(id));
            copy.Take(master);
        }

        await db.SaveChangesAsync(ct);
        await opener.TakeUpAsync(ct);
    }
}
