using MassTransit;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Parking;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>What the envelope says of a message: which one it is, for which consumer, whose, and what set it off.</summary>
internal sealed record Delivery(Guid MessageId, string Consumer, TenantId Tenant, string? Correlation)
{
    /// <exception cref="NotApplicableException">The message must not be applied.</exception>
    public static Delivery Of(ConsumeContext context, TimeProvider clock)
    {
        var id = context.MessageId ?? throw new NotApplicableException(ParkingReason.NoId);
        if (!Guid.TryParse(context.Headers.Get<string>(MessageHeaders.Tenant), out var tenant) || tenant == Guid.Empty)
            throw new NotApplicableException(ParkingReason.NoTenant);
        if (context.Headers.Get<string>(MessageHeaders.Version) is { } version && version != MessageTypes.Version)
            throw new NotApplicableException(ParkingReason.UnknownVersion);
        if (clock.GetUtcNow() - InboxIds.CreatedAt(id) > InboxIds.Memory)
            throw new NotApplicableException(ParkingReason.TooOld);
        return new Delivery(
            id, context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1], new TenantId(tenant),
            context.Headers.Get<string>(MessageHeaders.Correlation));
    }
}
