using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

/// <summary>
/// A claimant asked claims for a claim whose approval was not known there. Before the submission arrives the wish is
/// kept and wins; an approval that opened meanwhile is taken back; one that is decided stays decided.
/// </summary>
internal sealed class TakeBackWhenWithdrawalRequested(
    WorkflowDbContext db, Withdrawals withdrawals, TimeProvider clock) : IConsumer<WithdrawalRequested>
{
    public async Task Consume(ConsumeContext<WithdrawalRequested> context)
    {
        var (ct, said) = (context.CancellationToken, context.Message);
        var (claim, claimant) = (new ClaimId(said.ClaimId), new EmployeeId(said.ClaimantId));
        await db.LockClaimAsync(claim, ct);
        var submission = await db.LockSubmissionAsync(claim, said.ContentVersion, ct);
        if (submission is null)
            await KeepAsync(claim, claimant, said, ct);
        else
            await withdrawals.TakeBackAsync(submission, claimant, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task KeepAsync(ClaimId claim, EmployeeId claimant, WithdrawalRequested said, CancellationToken ct)
    {
        if (!await db.EarlyWithdrawals.AnyAsync(
            one => one.ClaimId == claim && one.ContentVersion == said.ContentVersion && one.EmployeeId == claimant, ct))
            db.EarlyWithdrawals.Add(new EarlyWithdrawal
            {
                ClaimId = claim, ContentVersion = said.ContentVersion, EmployeeId = claimant, At = said.RequestedAt,
            });
    }
}
