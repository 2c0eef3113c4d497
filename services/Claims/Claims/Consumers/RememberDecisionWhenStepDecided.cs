using MassTransit;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;

namespace Seisan.Claims.Consumers;

internal sealed class RememberDecisionWhenStepDecided(ClaimsDbContext db) : IConsumer<StepDecided>
{
    public async Task Consume(ConsumeContext<StepDecided> context)
    {
        var decided = context.Message;
        var claim = await db.Claims.OfEventAsync(decided.ClaimId);
        await db.RememberAsync(new ClaimMoment(
            claim.TenantId, claim.Id, decided.DecidedAt, $"step_{decided.Decision}", decided.DecidedBy,
            decided.ContentVersion, decided.Step, decided.StepName, decided.DecidedByName, decided.Comment, null));
        await db.SaveChangesAsync();
    }
}
