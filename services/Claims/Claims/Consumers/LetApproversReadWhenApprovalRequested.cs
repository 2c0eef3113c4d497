using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Claims.Consumers;

/// <summary>Those who decide may read the claim, and the claimant sees where it waits.</summary>
internal sealed class LetApproversReadWhenApprovalRequested(ClaimsDbContext db) : IConsumeTogether<ApprovalRequested>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ApprovalRequested>> arrived, CancellationToken ct)
    {
        var messages = arrived.Select(one => one.Message).ToList();
        var claims = await db.Claims.OfEventsAsync(messages.Select(asked => asked.ClaimId));
        foreach (var asked in messages)
        {
            claims[asked.ClaimId].WaitAt(
                new Standing(asked.Step, asked.StepCount, asked.StepName, asked.RequestedAt), asked.ContentVersion);
        }

        var ids = claims.Values.Select(claim => claim.Id).ToArray();
        var readers = (await db.Readers.AsNoTracking().Where(row => ids.Contains(row.ClaimId)).ToListAsync(ct)).ToHashSet();
        db.Readers.AddRange(messages
            .SelectMany(asked => asked.ApproverIds.Select(id => new ClaimReader(
                claims[asked.ClaimId].TenantId, new ClaimId(asked.ClaimId), new EmployeeId(id))))
            .Where(readers.Add));
        await db.RememberAsync(messages.ConvertAll(asked => new ClaimMoment(
            claims[asked.ClaimId].TenantId, new ClaimId(asked.ClaimId), asked.RequestedAt, "step_opened", Guid.Empty,
            asked.ContentVersion, asked.Step, asked.StepName, null, null, asked.Note)));
        await db.SaveChangesAsync(ct);
    }
}
