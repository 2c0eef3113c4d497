using MassTransit;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Accounting;

namespace Seisan.Claims.Consumers;

/// <summary>Accounting, the authority from the approval on, took it back: the claimant mends the claim and submits it anew.</summary>
internal sealed class SendBackWhenClaimReopened(ClaimsDbContext db, TimeProvider clock) : IConsumer<ClaimReopened>
{
    private const string Kind = "reopened";

    public async Task Consume(ConsumeContext<ClaimReopened> context)
    {
        var said = context.Message;
        var claim = await db.Claims.OfEventAsync(said.ClaimId);
        claim.Reopen(
            new Answer(Outcome.SentBack, said.ReopenedBy, said.ReopenedByName, said.Reason, Kind, said.ReopenedAt), said.ContentVersion,
            clock.GetUtcNow());
        await db.RememberAsync(new ClaimMoment(
            claim.TenantId, claim.Id, said.ReopenedAt, Kind, said.ReopenedBy, said.ContentVersion, null, null, said.ReopenedByName,
            said.Reason, null));
        await db.SaveChangesAsync();
    }
}
