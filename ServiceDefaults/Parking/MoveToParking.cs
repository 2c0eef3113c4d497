using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>
/// Ends every queue's pipeline: what failed for good, or is of no known type, moves with a broker's confirm to the
/// service's parking queue, and says where it comes from and why.
/// </summary>
internal sealed class MoveToParking(ParkingQueue parking) : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var reason = (Causes(context.Exception).FirstOrDefault(cause => cause is NotApplicableException) as NotApplicableException)?.Reason;
        await MoveAsync(context, reason ?? ParkingReason.Failed, context.Exception);
        if (!context.IsFaulted)
            await context.NotifyFaulted(context.Exception); // or it would be taken for one that no consumer knows, too
        await next.Send(context);
    }

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        await MoveAsync(context, ParkingReason.UnknownType, null);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("parking");

    private async Task MoveAsync(ReceiveContext context, string reason, Exception? fault)
    {
        if (!context.TryGetPayload(out ChannelContext? channel) || !context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery))
            throw new InvalidOperationException("The message did not come from the broker.");
        var properties = new BasicProperties(delivery.Properties) { Persistent = true };
        properties.Headers = new Dictionary<string, object?>(delivery.Properties.Headers ?? new Dictionary<string, object?>())
        {
            [ParkingHeaders.Queue] = context.InputAddress.AbsolutePath.Split('/')[^1],
            [ParkingHeaders.Reason] = reason,
        };
        if (fault is not null)
            properties.Headers[ParkingHeaders.Problem] = string.Join(
                '\n', Causes(fault).Select(cause => $"{cause.GetType().Name}: {cause.Message}"));
        await channel.BasicPublishAsync("", parking.Name, true, properties, context.Body.GetBytes(), true, context.CancellationToken);
    }

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}

/// <summary>The one queue to which all consumers' queues of a service lead what they cannot handle.</summary>
internal sealed record ParkingQueue(string Name, Uri Broker);

internal static class ParkingHeaders
{
    public const string Queue = "seisan-parked-queue";
    public const string Reason = "seisan-parked-reason";
    public const string Problem = "seisan-parked-problem";

    /// <summary>Whether the header tells of the parking and not of the message.</summary>
    public static bool IsOurs(string header) =>
        header.StartsWith("seisan-parked-", StringComparison.Ordinal) || header.StartsWith("x-", StringComparison.Ordinal);
}
