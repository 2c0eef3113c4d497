using Seisan.Contracts.Workflow;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Notifications.Consumers;

/// <summary>Who withdrew a claim knows it: only the other three answers are told.</summary>
internal sealed class TellClaimantWhenApprovalCompleted(Post post, NotificationsDbContext db, Caller caller)
    : IConsumeTogether<ApprovalCompleted>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ApprovalCompleted>> arrived, CancellationToken ct)
    {
        await post.TellAsync([.. arrived.Select(NoticeOf).OfType<Notice>()], ct);
        await db.SaveChangesAsync(ct);
    }

    private Notice? NoticeOf(Arrived<ApprovalCompleted> one)
    {
        one.Continue(caller);
        var done = one.Message;
        var kind = done.Outcome switch
        {
            "approved" => Kinds.Approved,
            "sent_back" => Kinds.SentBack,
            "rejected" => Kinds.Rejected,
            "withdrawn" => null,
            _ => throw new InvalidOperationException($"Unknown outcome {done.Outcome}."),
        };
        if (kind is null)
            return null;

        var facts = new Dictionary<string, string>
        {
            ["claimNumber"] = done.ClaimNumber,
            ["claimTitle"] = done.ClaimTitle,
            ["decidedBy"] = done.DecidedByName,
        };
        if (!string.IsNullOrWhiteSpace(done.Comment))
            facts["comment"] = done.Comment;
        return new Notice(
            [done.ClaimantId], kind, $"approval-completed/{done.ApprovalId}/{done.ContentVersion}/{done.Outcome}", facts,
            $"/claims/{done.ClaimId}");
    }
}
