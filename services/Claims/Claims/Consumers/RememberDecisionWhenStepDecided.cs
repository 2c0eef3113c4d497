using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Claims.Consumers;

internal sealed class RememberDecisionWhenStepDecided(ClaimsDbContext db) : IConsumeTogether<StepDecided>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<StepDecided>> arrived, CancellationToken ct)
    {
        var messages = arrived.Select(one => one.Message).ToList();
        var claims = await db.Claims.OfEventsAsync(messages.Select(decided => decided.ClaimId));
        await db.RememberAsync(messages.ConvertAll(decided => new ClaimMoment(
            claims[decided.ClaimId].TenantId, new ClaimId(decided.ClaimId), decided.DecidedAt, $"step_{decided.Decision}",
            decided.DecidedBy, decided.ContentVersion, decided.Step, decided.StepName, decided.DecidedByName, decided.Comment, null)));
        await db.SaveChangesAsync(ct);
    }
}
