using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

internal sealed class CopyUserWhenUserChanged(WorkflowDbContext db, ApprovalOpener opener) : IConsumer<UserChanged>
{
    public async Task Consume(ConsumeContext<UserChanged> context)
    {
        var ct = context.CancellationToken;
        var user = await db.Users
            .FromSql($"SELECT * FROM user_copy WHERE id = {context.Message.UserId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (user is null)
            db.Users.Add(user = new UserCopy(context.Message.UserId));
        if (!user.Take(context.Message))
            return;

        await db.SaveChangesAsync(ct);
        await opener.TakeUpAsync(ct);
    }
}
