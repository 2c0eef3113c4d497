using Seisan.Contracts.Workflow;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Opening;

/// <summary>What workflow tells the other services about an approval.</summary>
internal static class Announcements
{
    /// <summary>The open step now waits for its approvers.</summary>
    public static ApprovalRequested Requested(Approval approval)
    {
        var step = approval.OpenStep!;
        return new ApprovalRequested(
            approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
            approval.ClaimantId.Value, approval.ClaimantName, approval.Total, step.Number, approval.Steps.Count, step.Name,
            [.. step.Approvers.Select(one => one.EmployeeId.Value)], step.Note, step.RequestedAt!.Value);
    }

    public static StepDecided Decided(Approval approval, ApprovalStep step) => new(
        approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, step.Number, step.Name,
        WordOf(step.State), step.DecidedBy!.Value.Value, step.DecidedByName!, step.Comment, step.DecidedAt!.Value);

    public static ApprovalCompleted Completed(
        Approval approval, EmployeeId by, string byName, string? comment, DateTimeOffset at) => new(
        approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
        approval.ClaimantId.Value, approval.State.Word(), by.Value, byName, comment, at);

    private static string WordOf(StepState state) => state switch
    {
        StepState.Approved => "approved",
        StepState.SentBack => "sent_back",
        _ => "rejected",
    };
}
