using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Claims.Consumers;

/// <summary>Those who decide may read the claim, and the claimant sees where it waits.</summary>
internal sealed class LetApproversReadWhenApprovalRequested(ClaimsDbContext db) : IConsumeTogether<ApprovalRequested>
{
    private const int MostNames = 3;

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
        var names = await NamesAsync(messages, ct);
        await db.RememberAsync(messages.ConvertAll(asked => new ClaimMoment(
            claims[asked.ClaimId].TenantId, new ClaimId(asked.ClaimId), asked.RequestedAt, "step_opened", Guid.Empty,
            asked.ContentVersion, asked.Step, asked.StepName, Named(asked, names), null, asked.Note)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The approvers' names, as far as the masters have told of them.</summary>
    private async Task<Dictionary<Guid, string>> NamesAsync(List<ApprovalRequested> messages, CancellationToken ct)
    {
        var people = messages.SelectMany(asked => asked.ApproverIds).Distinct().ToArray();
        var copies = await db.Masters.AsNoTracking()
            .Where(copy => people.Contains(copy.Id) && copy.Kind == nameof(Employee)).ToListAsync(ct);
        var today = JapanTime.DateOf(messages.Max(asked => asked.RequestedAt));
        return copies.Select(copy => (copy.Id, copy.On<Employee>(today)?.Name)).Where(one => one.Name is not null)
            .ToDictionary(one => one.Id, one => one.Name!);
    }

    private static string? Named(ApprovalRequested asked, Dictionary<Guid, string> names)
    {
        var known = asked.ApproverIds.Select(id => names.GetValueOrDefault(id)).OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join('・', known.Take(MostNames)) + (known.Count > MostNames ? "…" : "");
    }
}
