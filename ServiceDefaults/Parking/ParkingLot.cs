using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>
/// Takes what arrives at the parking queue into the table, and sends what an operator wants replayed to the queue it
/// came from. Both are done at least once: the row's key and the consumer's inbox make it one.
/// </summary>
internal sealed class ParkingLot(
    ParkingQueue parking, [FromKeyedServices(OutboxRelay.SourceKey)] NpgsqlDataSource source, TimeProvider clock,
    ILogger<ParkingLot> logger) : BackgroundService
{
    private const int Prefetch = 16;

    private static readonly Meter Meter = new("Seisan.Parking");
    private static readonly Counter<long> Arrivals = Meter.CreateCounter<long>("seisan.messages.parked");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(ServeAsync, "the parking lot", clock, logger, stoppingToken);

    private async Task ServeAsync(CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = parking.Broker, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync(ct);
        await using var intake = await connection.CreateChannelAsync(cancellationToken: ct);
        await using var outlet = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        await intake.QueueDeclareAsync(
            parking.Name, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await intake.BasicQosAsync(0, Prefetch, false, ct);
        var consumer = new AsyncEventingBasicConsumer(intake);
        consumer.ReceivedAsync += (_, delivery) => TakeAsync(intake, delivery, ct);
        await intake.BasicConsumeAsync(parking.Name, autoAck: false, consumer, ct);

        while (intake.IsOpen && outlet.IsOpen)
        {
            await ReplayAsync(outlet, ct);
            await WaitAsync(ct);
            ct.ThrowIfCancellationRequested();
        }

        await WaitAsync(ct); // before the broker is asked anew
    }

    /// <summary>Acknowledged once its row is committed; while the database is away it is held, not given back.</summary>
    private async Task TakeAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken ct)
    {
        var arrival = Arrival.Of(delivery);
        while (channel.IsOpen)
        {
            try
            {
                await ParkingTable.SaveAsync(source, arrival, clock.GetUtcNow(), ct);
                await channel.BasicAckAsync(delivery.DeliveryTag, false, ct);
                Arrivals.Add(1, new KeyValuePair<string, object?>("queue", arrival.Queue));
                logger.LogError(
                    "Message {MessageId} of type {Type} was parked by {Queue}: {Reason}", arrival.MessageId, arrival.MessageType,
                    arrival.Queue, arrival.Reason);
                return;
            }
            catch (NpgsqlException fault)
            {
                logger.LogWarning(fault, "Message {MessageId} waits to be parked", arrival.MessageId);
                await WaitAsync(ct);
            }
        }
    }

    private async Task ReplayAsync(IChannel channel, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var row in await ParkingTable.ReplaysAsync(connection, ct))
        {
            var sent = await SendAsync(channel, row, ct);
            await ParkingTable.MarkAsync(connection, row.Id, sent);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<bool> SendAsync(IChannel channel, ParkingTable.Replay row, CancellationToken ct)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            MessageId = row.MessageId.ToString(),
            ContentType = row.ContentType,
            Headers = row.Headers.ToDictionary(header => header.Key, header => (object?)header.Value),
        };
        using var patience = new CancellationTokenSource(Patience, clock); // a confirm may be lost with its connection
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await channel.BasicPublishAsync("", row.Queue, mandatory: true, properties, row.Body, either.Token).AsTask().WaitAsync(either.Token);
            return true;
        }
        catch (PublishException fault)
        {
            logger.LogWarning(fault, "Message {MessageId} could not be replayed: {Queue} did not take it", row.MessageId, row.Queue);
            return false;
        }
    }

    private Task WaitAsync(CancellationToken ct) =>
        Task.Delay(Pause, clock, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
