using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>The statements of the relay's login on the parked messages.</summary>
internal static class ParkingTable
{
    /// <summary>One row per message and queue: what comes again after a replay is parked again.</summary>
    public static async Task SaveAsync(NpgsqlDataSource source, Arrival arrival, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            INSERT INTO parked_message (id, tenant, queue, message_id, message_type, body, content_type, headers, size, reason,
                                        problem, count, parked_at, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, 'parked')
            ON CONFLICT (queue, message_id) DO UPDATE SET reason = excluded.reason, problem = excluded.problem,
                count = parked_message.count + 1, parked_at = excluded.parked_at, state = 'parked', decided_at = NULL,
                decided_by = NULL, decider = NULL, comment = NULL
            """);
        Add(command, Guid.CreateVersion7(now), NpgsqlDbType.Uuid);
        Add(command, arrival.Tenant, NpgsqlDbType.Uuid);
        Add(command, arrival.Queue, NpgsqlDbType.Text);
        Add(command, arrival.MessageId, NpgsqlDbType.Uuid);
        Add(command, arrival.MessageType, NpgsqlDbType.Text);
        Add(command, arrival.Body, NpgsqlDbType.Bytea);
        Add(command, arrival.ContentType, NpgsqlDbType.Text);
        Add(command, arrival.Headers, NpgsqlDbType.Text);
        Add(command, arrival.Body.Length, NpgsqlDbType.Integer);
        Add(command, arrival.Reason, NpgsqlDbType.Text);
        Add(command, arrival.Problem, NpgsqlDbType.Text);
        Add(command, now, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<Replay>> ReplaysAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, queue, message_id, body, content_type, headers FROM parked_message
            WHERE state = 'replaying' ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Replay>();
        while (await reader.ReadAsync(ct))
            rows.Add(new Replay(
                reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4),
                JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(5))!));
        return rows;
    }

    public static async Task MarkAsync(NpgsqlConnection connection, Guid id, bool sent)
    {
        await using var command = new NpgsqlCommand("UPDATE parked_message SET state = $2 WHERE id = $1", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = sent ? ParkedMessage.Replayed : ParkedMessage.Parked } },
        };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    internal sealed record Replay(
        Guid Id, string Queue, Guid MessageId, byte[] Body, string? ContentType, Dictionary<string, string> Headers);
}
