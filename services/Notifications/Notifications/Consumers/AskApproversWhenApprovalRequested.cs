using System.Globalization;
using Seisan.Contracts.Workflow;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Notifications.Consumers;

internal sealed class AskApproversWhenApprovalRequested(Post post, NotificationsDbContext db, Caller caller)
    : IConsumeTogether<ApprovalRequested>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ApprovalRequested>> arrived, CancellationToken ct)
    {
        await post.TellAsync([.. arrived.Select(NoticeOf)], ct);
        await db.SaveChangesAsync(ct);
    }

    private Notice NoticeOf(Arrived<ApprovalRequested> one)
    {
        one.Continue(caller);
        var asked = one.Message;
        var facts = new Dictionary<string, string>
        {
            ["claimNumber"] = asked.ClaimNumber,
            ["claimTitle"] = asked.ClaimTitle,
            ["claimant"] = asked.ClaimantName,
            ["total"] = asked.Total.ToString("N0", CultureInfo.InvariantCulture),
            ["step"] = asked.StepName,
        };
        if (asked.Note is { Length: > 0 } note)
            facts["noteCode"] = note;
        return new Notice(
            asked.ApproverIds, Kinds.ToApprove, $"approval-requested/{asked.ApprovalId}/{asked.ContentVersion}/{asked.Step}",
            facts, $"/approvals/{asked.ApprovalId}");
    }
}
