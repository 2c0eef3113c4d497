using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>What the parking queue brought, read with the care due to something that is broken.</summary>
internal sealed record Arrival(
    Guid? Tenant, string Queue, Guid MessageId, string? MessageType, byte[] Body, string? ContentType, string Headers,
    string Reason, string? Problem)
{
    public static Arrival Of(BasicDeliverEventArgs delivery)
    {
        var body = delivery.Body.ToArray(); // the client takes the memory back
        var headers = (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>())
            .Where(header => Text(header.Value) is not null).ToDictionary(header => header.Key, header => Text(header.Value)!);
        var (queue, reason) = Origin(headers, delivery.BasicProperties);
        return new Arrival(
            Guid.TryParse(headers.GetValueOrDefault(MessageHeaders.Tenant), out var tenant) ? tenant : null,
            Clean(queue, 255)!,
            Guid.TryParse(delivery.BasicProperties.MessageId, out var id) ? id : new Guid(SHA256.HashData(body).AsSpan(0, 16)),
            Clean(TypeOf(body), 300),
            body,
            Clean(delivery.BasicProperties.ContentType, 200),
            JsonSerializer.Serialize(headers.Where(header => !ParkingHeaders.IsOurs(header.Key)).ToDictionary()),
            Clean(reason, 100)!,
            Clean(headers.GetValueOrDefault(ParkingHeaders.Problem), 4000));
    }

    /// <summary>From our own headers, or from those of the broker when it dead-lettered the message itself.</summary>
    private static (string Queue, string Reason) Origin(Dictionary<string, string> headers, IReadOnlyBasicProperties properties)
    {
        if (headers.TryGetValue(ParkingHeaders.Queue, out var queue))
            return (queue, headers.GetValueOrDefault(ParkingHeaders.Reason, ParkingReason.Failed));
        object? found = null;
        properties.Headers?.TryGetValue("x-death", out found);
        if (found is not IList<object> { Count: > 0 } deaths || deaths[0] is not IDictionary<string, object> death)
            return ("", ParkingReason.Failed);
        return (
            Text(death.TryGetValue("queue", out var name) ? name : null) ?? "",
            Text(death.TryGetValue("reason", out var why) ? why : null) ?? ParkingReason.Failed);
    }

    private static string? TypeOf(byte[] body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<JsonElement>(body);
            return envelope.ValueKind is JsonValueKind.Object && envelope.TryGetProperty("messageType", out var types)
                && types.ValueKind is JsonValueKind.Array && types.GetArrayLength() > 0 ? types[0].ToString().Replace("urn:message:", "", StringComparison.Ordinal).Replace(':', '.') : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        int or long or bool => value.ToString(),
        _ => null,
    };

    /// <summary>No longer than its column and without the one character that PostgreSQL cannot hold.</summary>
    private static string? Clean(string? text, int length)
    {
        text = text?.Replace("\0", "", StringComparison.Ordinal);
        return text?.Length > length ? text[..length] : text;
    }
}
