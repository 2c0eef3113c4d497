using MassTransit;
using Seisan.Contracts.Workflow;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>Who withdrew a claim knows it: only the other three answers are told.</summary>
internal sealed class TellClaimantWhenApprovalCompleted(Post post, NotificationsDbContext db) : IConsumer<ApprovalCompleted>
{
    public async Task Consume(ConsumeContext<ApprovalCompleted> context)
    {
        var done = context.Message;
        var kind = done.Outcome switch
        {
            "approved" => Kinds.Approved,
            "sent_back" => Kinds.SentBack,
            "rejected" => Kinds.Rejected,
            "withdrawn" => null,
            _ => throw new InvalidOperationException($"Unknown outcome {done.Outcome}."),
        };
        if (kind is null)
            return;

        var facts = new Dictionary<string, string>
        {
            ["claimNumber"] = done.ClaimNumber,
            ["claimTitle"] = done.ClaimTitle,
            ["decidedBy"] = done.DecidedByName,
        };
        if (!string.IsNullOrWhiteSpace(done.Comment))
            facts["comment"] = done.Comment;

        await post.TellAsync(
            [done.ClaimantId], kind, $"approval-completed/{done.ApprovalId}/{done.ContentVersion}/{done.Outcome}", facts,
            $"/claims/{done.ClaimId}", context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
