using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Claims.Outputs;

/// <summary>A week after it was made a file is deleted; that it was made is kept.</summary>
internal sealed class ExpireOutput(ClaimsDbContext db) : IJobHandler
{
    public const string JobKind = "expire-claim-output";

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var id = job.ReadArguments<OutputJob>().OutputId;
        if (await db.LockOutputAsync(id, ct) is { State: ClaimOutput.Done } output) output.State = ClaimOutput.Expired;
        return JobStep.Complete(await db.OutputParts.Where(part => part.OutputId == id).ExecuteDeleteAsync(ct));
    }
}
