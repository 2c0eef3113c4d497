using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Parking;
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
        var id = context.MessageId ?? throw new NotApplicableException(ParkingReason.NoId);
        if (!Guid.TryParse(context.Headers.Get<string>(MessageHeaders.Tenant), out var tenant) || tenant == Guid.Empty)
            throw new NotApplicableException(ParkingReason.NoTenant);
        if (context.Headers.Get<string>(MessageHeaders.Version) is { } version && version != MessageTypes.Version)
            throw new NotApplicableException(ParkingReason.UnknownVersion);
        if (clock.GetUtcNow() - InboxIds.CreatedAt(id) > InboxIds.Memory)
            throw new NotApplicableException(ParkingReason.TooOld);

        caller.ActFor(new TenantId(tenant), context.Headers.Get<string>(MessageHeaders.Correlation));
        db.StartOver();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var consumer = context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1];
        if (!await IsNewAsync(consumer, id))
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

    private async Task<bool> IsNewAsync(string consumer, Guid id) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (tenant_id, consumer, message_id) VALUES ({caller.Tenant.Value}, {consumer}, {id})
            ON CONFLICT DO NOTHING
            """) == 1;
}
