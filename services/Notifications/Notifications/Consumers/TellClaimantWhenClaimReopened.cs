using MassTransit;
using Seisan.Contracts.Accounting;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>The claimant learns that the approval was taken back, and why.</summary>
internal sealed class TellClaimantWhenClaimReopened(Post post, NotificationsDbContext db) : IConsumer<ClaimReopened>
{
    public async Task Consume(ConsumeContext<ClaimReopened> context)
    {
        var said = context.Message;
        var facts = new Dictionary<string, string>
        {
            ["claimNumber"] = said.ClaimNumber,
            ["claimTitle"] = said.ClaimTitle,
            ["reopenedBy"] = said.ReopenedByName,
            ["reason"] = said.Reason,
        };
        await post.TellAsync(
            [
                new Notice(
                    [said.ClaimantId], Kinds.Reopened, $"claim-reopened/{said.ClaimId}/{said.ContentVersion}", facts,
                    $"/claims/{said.ClaimId}"),
            ],
            context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
