using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Opening;

/// <summary>Takes a submission back under its locks, wherever the wish came from.</summary>
internal sealed class Withdrawals(WorkflowDbContext db, ApprovalOpener opener)
{
    /// <summary>The approval as it stands afterwards, or why it cannot be taken back any more. Saves nothing.</summary>
    public async Task<(Approval? Approval, Refusal? Refusal)> TakeBackAsync(
        Submission submission, EmployeeId me, DateTimeOffset now, CancellationToken ct)
    {
        if (submission.State is SubmissionState.NotOpened)
            return (null, WorkflowRefusal.NeverOpened);
        if (submission.State is SubmissionState.Pending)
            return (opener.TakeBack(submission), null);

        var id = await db.Approvals
            .Where(one => one.ClaimId == submission.ClaimId && one.ContentVersion == submission.ContentVersion)
            .Select(one => one.Id).SingleAsync(ct);
        var approval = (await db.LockApprovalAsync(id, ct))!;
        if (approval.Withdraw(me, submission.ContentVersion, now) is { } refusal)
            return (null, refusal);
        db.Announce(Announcements.Completed(approval, me, approval.ClaimantName, null, now));
        return (approval, null);
    }
}
