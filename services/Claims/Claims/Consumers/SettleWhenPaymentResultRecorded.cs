using MassTransit;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Accounting;

namespace Seisan.Claims.Consumers;

/// <summary>Accounting has paid: the claimant sees it. A claim that is told of twice is paid once.</summary>
internal sealed class SettleWhenPaymentResultRecorded(ClaimsDbContext db, TimeProvider clock) : IConsumer<PaymentResultRecorded>
{
    public async Task Consume(ConsumeContext<PaymentResultRecorded> context)
    {
        var paid = context.Message;
        var claims = await db.Claims.OfEventsAsync(paid.Claims.Select(one => one.ClaimId));
        var moments = new List<ClaimMoment>();
        foreach (var one in paid.Claims)
        {
            var claim = claims[one.ClaimId];
            if (!claim.Settle(one.ContentVersion, clock.GetUtcNow())) continue;
            moments.Add(new ClaimMoment(
                claim.TenantId, claim.Id, paid.RecordedAt, "paid", Guid.Empty, one.ContentVersion, null, null, null,
                $"{paid.RunNumber} {paid.PaidOn:yyyy-MM-dd}", null));
        }

        await db.RememberAsync(moments);
        await db.SaveChangesAsync();
    }
}
