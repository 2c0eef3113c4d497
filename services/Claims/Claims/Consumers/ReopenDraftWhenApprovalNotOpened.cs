using MassTransit;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;

namespace Seisan.Claims.Consumers;

/// <summary>Nobody can decide: the claim is a draft again, keeps its number, and says what to mend.</summary>
internal sealed class ReopenDraftWhenApprovalNotOpened(ClaimsDbContext db, TimeProvider clock)
    : IConsumer<ApprovalNotOpened>
{
    public async Task Consume(ConsumeContext<ApprovalNotOpened> context)
    {
        var refused = context.Message;
        var claim = await db.Claims.OfEventAsync(refused.ClaimId);
        claim.Follow(
            new Answer(Outcome.NotOpened, null, null, null, refused.Reason, refused.At), refused.ContentVersion,
            clock.Now());
        await db.RememberAsync(new ClaimMoment(
            claim.TenantId, claim.Id, refused.At, "not_opened", Guid.Empty, refused.ContentVersion, null, refused.Step,
            null, null, refused.Reason));
        await db.SaveChangesAsync();
    }
}
