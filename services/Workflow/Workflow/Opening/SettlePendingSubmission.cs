using Seisan.ServiceDefaults.Jobs;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Opening;

/// <summary>The last look at a submission whose masters have not arrived: it is opened now or sent back as a draft.</summary>
internal sealed class SettlePendingSubmission(WorkflowDbContext db, ApprovalOpener opener) : IJobHandler
{
    public const string JobKind = "settle-pending-submission";

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var waiting = job.ReadArguments<PendingSubmission>();
        var claim = await db.LockSubmissionAsync(new ClaimId(waiting.ClaimId), waiting.ContentVersion, ct);
        if (claim is { State: SubmissionState.Pending })
            await opener.JudgeAsync(claim, isLast: true, ct);
        return JobStep.Complete(1);
    }
}

internal sealed record PendingSubmission(Guid ClaimId, long ContentVersion);
