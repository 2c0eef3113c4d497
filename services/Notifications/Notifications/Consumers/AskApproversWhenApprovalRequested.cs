using System.Globalization;
using MassTransit;
using Seisan.Contracts.Workflow;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

internal sealed class AskApproversWhenApprovalRequested(Post post, NotificationsDbContext db) : IConsumer<ApprovalRequested>
{
    public async Task Consume(ConsumeContext<ApprovalRequested> context)
    {
        var asked = context.Message;
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

        await post.TellAsync(
            asked.ApproverIds, Kinds.ToApprove, $"approval-requested/{asked.ApprovalId}/{asked.ContentVersion}/{asked.Step}",
            facts, $"/approvals/{asked.ApprovalId}", context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
