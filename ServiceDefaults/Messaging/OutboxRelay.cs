using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client.Exceptions;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// Publishes the rows of the outbox with confirms and marks them afterwards: at least once, in any number of copies.
/// A message that no queue would take is kept and tried again, later each time; one that the broker did not confirm in
/// time, be it away or be the confirm lost with its connection, soon.
/// </summary>
#pragma warning disable RS0030 // the relay is the one place that publishes
internal sealed class OutboxRelay(
    [FromKeyedServices(OutboxRelay.SourceKey)] NpgsqlDataSource source, IBus bus, OutboxSignal signal, TimeProvider clock,
    IConfiguration settings, ILogger<OutboxRelay> logger) : BackgroundService
{
    public const string SourceKey = "relay";
    private const int Batch = 200;
    private const int LongestWhenAway = 4; // seconds
    private const int LongestWhenRefused = 300;

    private static readonly ActivitySource Activities = new("Seisan.Outbox");
    private static readonly Meter Meter = new("Seisan.Outbox");
    private static readonly Histogram<double> Age = Meter.CreateHistogram<double>("seisan.outbox.age", "s");
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _patience = settings.GetValue("Messaging:ConfirmWithin", TimeSpan.FromSeconds(10));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Rounds.RunAsync(RoundAsync, "the outbox relay", clock, logger, stoppingToken);

    private async Task RoundAsync(CancellationToken ct)
    {
        while (await RelayAsync(ct) == Batch)
        {
            // more is waiting
        }

        await signal.WaitAsync(Sweep, clock, ct);
    }

    private async Task<int> RelayAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = await ClaimAsync(connection, ct);
        if (rows.Count == 0)
            return 0;

        using var patience = new CancellationTokenSource(_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        var outcomes = await Task.WhenAll(rows.Select(row => PublishAsync(row, either.Token)));
        await MarkAsync(connection, rows, outcomes);
        await transaction.CommitAsync(CancellationToken.None);
        return rows.Count;
    }

    private static async Task<List<Waiting>> ClaimAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, tenant_id, type, body, correlation_id, trace_parent, created_at FROM outbox
            WHERE sent_at IS NULL AND not_before <= now()
            ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Waiting>();
        while (await reader.ReadAsync(ct))
            rows.Add(new Waiting(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                await reader.IsDBNullAsync(5, ct) ? null : reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6)));
        return rows;
    }

    private async Task<Outcome> PublishAsync(Waiting row, CancellationToken ct)
    {
        if (MessageTypes.Find(row.Type) is not { } type)
        {
            logger.LogError("Message {MessageId} is of a type that this version does not know: {Type}", row.Id, row.Type);
            return Outcome.Refused;
        }

        var message = JsonSerializer.Deserialize(row.Body, type, OutboxMessage.Json)!;
        using var activity = Activities.StartActivity("outbox publish", ActivityKind.Producer, row.TraceParent);
        try
        {
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(context =>
            {
                context.MessageId = row.Id;
                context.Headers.Set(MessageHeaders.Tenant, row.TenantId.ToString());
                context.Headers.Set(MessageHeaders.Correlation, row.CorrelationId);
                context.Headers.Set(MessageHeaders.Version, MessageTypes.Version);
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                    rabbit.Mandatory = MessageTypes.IsHeard(type);
            }), ct).WaitAsync(ct); // the client has been seen to wait for ever for the confirm of a connection that was lost
            Age.Record((clock.GetUtcNow() - row.CreatedAt).TotalSeconds);
            return Outcome.Sent;
        }
        catch (OperationCanceledException)
        {
            return Outcome.Unconfirmed;
        }
        catch (Exception fault) when (fault is MessageReturnedException or RabbitMqConnectionException or TimeoutException
            or MessageNotAcknowledgedException or OperationInterruptedException or AlreadyClosedException or MassTransitException)
        {
            logger.LogWarning(fault, "Message {MessageId} of type {Type} was not taken by the broker", row.Id, row.Type);
            return fault is MessageReturnedException or MessageNotAcknowledgedException ? Outcome.Refused : Outcome.Unconfirmed;
        }
    }

    private static async Task MarkAsync(NpgsqlConnection connection, List<Waiting> rows, Outcome[] outcomes)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE outbox SET sent_at = CASE WHEN sign = 0 THEN now() END,
                   attempts = CASE WHEN sign = 0 THEN attempts ELSE sign * (greatest(sign * attempts, 0) + 1) END,
                   not_before = CASE WHEN sign = 0 THEN not_before ELSE now() + interval '1 second'
                                * least(power(2, least(greatest(sign * attempts, 0), 9)), longest) END
            FROM unnest($1, $2, $3, $4) AS outcome(owner, message_id, sign, longest)
            WHERE tenant_id = owner AND id = message_id
            """, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.TenantId).ToArray() }, new() { Value = rows.Select(row => row.Id).ToArray() },
                new() { Value = outcomes.Select(outcome => (int)outcome).ToArray() },
                new() { Value = outcomes.Select(outcome => outcome is Outcome.Unconfirmed ? LongestWhenAway : LongestWhenRefused).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The sign that <see cref="OutboxMessage.Attempts"/> gets.</summary>
    private enum Outcome
    {
        Unconfirmed = -1,
        Sent = 0,
        Refused = 1,
    }

    private sealed record Waiting(
        Guid Id, Guid TenantId, string Type, string Body, string CorrelationId, string? TraceParent,
        DateTimeOffset CreatedAt);
}
