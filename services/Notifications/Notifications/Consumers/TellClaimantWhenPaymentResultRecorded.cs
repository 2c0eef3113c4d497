using System.Globalization;
using MassTransit;
using Seisan.Contracts.Accounting;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>Whose claims were paid learns it, claim by claim, with the amount and the day.</summary>
internal sealed class TellClaimantWhenPaymentResultRecorded(Post post, NotificationsDbContext db) : IConsumer<PaymentResultRecorded>
{
    public async Task Consume(ConsumeContext<PaymentResultRecorded> context)
    {
        var paid = context.Message;
        await post.TellAsync(
            [.. paid.Claims.Where(claim => claim.ClaimantId is not null).Select(claim => NoticeOf(claim, paid))],
            context.CancellationToken);
        await db.SaveChangesAsync();
    }

    private static Notice NoticeOf(PaidClaim claim, PaymentResultRecorded paid) => new(
        [claim.ClaimantId!.Value], Kinds.Paid, $"claim-paid/{paid.RunId}/{claim.ClaimId}",
        new Dictionary<string, string>
        {
            ["claimNumber"] = claim.ClaimNumber ?? "",
            ["claimTitle"] = claim.ClaimTitle ?? "",
            ["total"] = (claim.Total ?? 0).ToString("N0", CultureInfo.InvariantCulture),
            ["paidOn"] = paid.PaidOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        $"/claims/{claim.ClaimId}");
}
