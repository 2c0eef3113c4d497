using MassTransit;
using Seisan.Contracts.Workflow;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>The claimant learns that the claim is a draft again; the administrators, what to mend.</summary>
internal sealed class TellWhatToMendWhenApprovalNotOpened(Post post, AddressBook people, NotificationsDbContext db)
    : IConsumer<ApprovalNotOpened>
{
    public async Task Consume(ConsumeContext<ApprovalNotOpened> context)
    {
        var stuck = context.Message;
        var facts = new Dictionary<string, string>
        {
            ["claimNumber"] = stuck.ClaimNumber,
            ["claimTitle"] = stuck.ClaimTitle,
            ["reasonCode"] = stuck.Reason,
        };
        if (stuck.Step is { Length: > 0 } step)
            facts["step"] = step;

        var administrators = await people.AdministratorsAsync(context.CancellationToken);
        await post.TellAsync(
            [
                new Notice(
                    [stuck.ClaimantId, .. administrators.Select(user => user.EmployeeId ?? user.UserId)], Kinds.NotOpened,
                    $"approval-not-opened/{stuck.ClaimId}/{stuck.ContentVersion}", facts, $"/claims/{stuck.ClaimId}"),
            ],
            context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
