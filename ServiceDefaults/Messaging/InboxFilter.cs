using MassTransit;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// Around every consumer: one transaction for the tenant of the envelope, in which the message is written down as
/// received together with its effect. A message that comes again has no second effect.
/// </summary>
internal sealed class InboxFilter<T>(ServiceDbContext db, Caller caller, OutboxSignal signal, TimeProvider clock)
    : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var delivery = Delivery.Of(context, clock);
        caller.ActFor(delivery.Tenant, delivery.Correlation);
        db.StartOver();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        if ((await Inbox.TakeAsync(db, delivery.Consumer, [delivery.MessageId])).Count == 0)
        {
            await context.NotifyConsumed(context, TimeSpan.Zero, nameof(InboxFilter<>));
            return;
        }

        await next.Send(context);
        await transaction.CommitAsync(CancellationToken.None);
        if (db.HasAnnounced)
            signal.Wake();
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
