using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

internal sealed class OpenApprovalWhenClaimSubmitted(WorkflowDbContext db, ApprovalOpener opener, Caller caller)
    : IConsumeTogether<ClaimSubmitted>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ClaimSubmitted>> arrived, CancellationToken ct)
    {
        ClaimId[] claims = [.. arrived.Select(one => new ClaimId(one.Message.ClaimId)).Distinct()];
        await db.LockClaimsAsync(claims, ct);
        var known = (await db.Submissions.AsNoTracking().Where(one => claims.Contains(one.ClaimId))
                .Select(one => new { one.ClaimId, one.ContentVersion }).ToListAsync(ct))
            .Select(one => (one.ClaimId, one.ContentVersion)).ToHashSet();
        var takenBack = (await db.EarlyWithdrawals.AsNoTracking().Where(early => claims.Contains(early.ClaimId)).ToListAsync(ct))
            .Select(early => (early.ClaimId, early.ContentVersion, early.EmployeeId)).ToHashSet();

        foreach (var one in arrived.Where(one => known.Add((new ClaimId(one.Message.ClaimId), one.Message.ContentVersion))))
        {
            one.Continue(caller);
            var claim = SubmissionOf(one.Message);
            await opener.ReceiveAsync(claim, takenBack.Contains((claim.ClaimId, claim.ContentVersion, claim.ClaimantId)), ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static Submission SubmissionOf(ClaimSubmitted said) => new(
        new ClaimId(said.ClaimId), said.ContentVersion, said.Number, new EmployeeId(said.ClaimantId), said.ClaimantName,
        new DepartmentId(said.DepartmentId), said.Form, said.Title, said.Total, said.LineCount, said.SubmittedAt);
}
