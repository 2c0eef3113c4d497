using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;

namespace Seisan.Claims.Consumers;

/// <summary>Those who decide may read the claim, and the claimant sees where it waits.</summary>
internal sealed class LetApproversReadWhenApprovalRequested(ClaimsDbContext db) : IConsumer<ApprovalRequested>
{
    public async Task Consume(ConsumeContext<ApprovalRequested> context)
    {
        var asked = context.Message;
        var claim = await db.Claims.OfEventAsync(asked.ClaimId);
        claim.WaitAt(
            new Standing(asked.Step, asked.StepCount, asked.StepName, asked.RequestedAt), asked.ContentVersion);

        var known = await db.Readers.Where(row => row.ClaimId == claim.Id).Select(row => row.EmployeeId).ToListAsync();
        db.Readers.AddRange(asked.ApproverIds.Select(id => new EmployeeId(id)).Distinct().Except(known)
            .Select(approver => new ClaimReader(claim.TenantId, claim.Id, approver)));
        await db.RememberAsync(new ClaimMoment(
            claim.TenantId, claim.Id, asked.RequestedAt, "step_opened", Guid.Empty, asked.ContentVersion, asked.Step,
            asked.StepName, null, null, asked.Note));
        await db.SaveChangesAsync();
    }
}
