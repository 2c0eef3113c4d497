using MassTransit;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;

namespace Seisan.Claims.Consumers;

/// <summary>Workflow has decided. Only an answer to the content that is submitted now moves the claim.</summary>
internal sealed class FollowAnswerWhenApprovalCompleted(ClaimsDbContext db, TimeProvider clock)
    : IConsumer<ApprovalCompleted>
{
    public async Task Consume(ConsumeContext<ApprovalCompleted> context)
    {
        var ended = context.Message;
        var outcome = Words.OutcomeOf(ended.Outcome)
            ?? throw new InvalidOperationException($"Unknown outcome {ended.Outcome}.");
        var claim = await db.Claims.OfEventAsync(ended.ClaimId);
        var answer = new Answer(
            outcome, ended.DecidedBy, ended.DecidedByName, ended.Comment, null, ended.CompletedAt);

        if (claim.Follow(answer, ended.ContentVersion, clock.Now()) && outcome is Outcome.Approved)
        {
            db.Announce(new ClaimApproved(
                claim.Id.Value, claim.Number!, claim.ContentVersion, claim.ClaimantId.Value, claim.Total,
                ended.CompletedAt));
        }

        await db.RememberAsync(new ClaimMoment(
            claim.TenantId, claim.Id, ended.CompletedAt, ended.Outcome, ended.DecidedBy, ended.ContentVersion, null,
            null, ended.DecidedByName, ended.Comment, null));
        await db.SaveChangesAsync();
    }
}
