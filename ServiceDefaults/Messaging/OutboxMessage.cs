using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>A message waiting beside the state it tells of until the broker has confirmed it.</summary>
public sealed class OutboxMessage : ITenantOwned
{
    /// <summary>
    /// UTF-8 bytes that a body may have: with its envelope it stays below the 256 KiB above which one message holds up
    /// the others of its connection. More belongs into several messages, or into a file that the message names.
    /// </summary>
    public const int MostBytes = 240 * 1024;

    /// <summary>Nothing but the broker reads it: Japanese stays three bytes a character, where an escape is six.</summary>
    internal static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private OutboxMessage() { }

    public TenantId TenantId { get; private init; }

    /// <summary>Version 7, so also the order; it becomes the id of the message.</summary>
    public Guid Id { get; private init; }

    /// <summary>The full name of the record in Contracts.</summary>
    public string Type { get; private init; } = "";

    public string Body { get; private init; } = "";
    public string CorrelationId { get; private init; } = "";

    /// <summary>W3C trace parent of the use case, so that one trace spans the broker.</summary>
    public string? TraceParent { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset NotBefore { get; private init; }
    public DateTimeOffset? SentAt { get; private init; }

    /// <summary>
    /// Refusals in a row; below zero, publishes in a row that the broker did not confirm. Each reason has its own
    /// back-off: what was unconfirmed through an outage and is then refused begins anew.
    /// </summary>
    public int Attempts { get; private init; }

    /// <summary>The row for a message; hot paths that write SQL of their own use it to fill their parameters.</summary>
    /// <exception cref="InvalidOperationException">It is over <see cref="MostBytes"/>: nothing of the use case is kept.</exception>
    public static OutboxMessage Of<T>(T message, Caller caller)
        where T : class
    {
        var now = caller.Clock.GetUtcNow();
        var body = JsonSerializer.Serialize(message, Json);
        if (Encoding.UTF8.GetByteCount(body) is > MostBytes and var bytes)
            throw new InvalidOperationException($"{typeof(T).Name} has {bytes} bytes; a message has at most {MostBytes}.");
        return new OutboxMessage
        {
            TenantId = caller.Tenant,
            Id = Guid.CreateVersion7(now),
            Type = typeof(T).FullName!,
            Body = body,
            CorrelationId = caller.CorrelationId,
            TraceParent = Activity.Current?.Id,
            CreatedAt = now,
            NotBefore = now,
        };
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(row => new { row.TenantId, row.Id });
        foreach (var property in (string[])[nameof(OutboxMessage.Type), nameof(OutboxMessage.Body), nameof(OutboxMessage.CorrelationId),
                     nameof(OutboxMessage.TraceParent), nameof(OutboxMessage.CreatedAt), nameof(OutboxMessage.NotBefore),
                     nameof(OutboxMessage.SentAt), nameof(OutboxMessage.Attempts)])
            builder.Property(property);
        builder.HasIndex(row => row.Id).HasFilter("sent_at IS NULL").HasDatabaseName("outbox_unsent");
        builder.HasIndex(row => row.SentAt).HasFilter("sent_at IS NOT NULL").HasDatabaseName("outbox_sent");
    }
}

internal sealed class InboxMessage : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public string Consumer { get; private init; } = "";
    public Guid MessageId { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
}

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(row => new { row.TenantId, row.Consumer, row.MessageId });
        builder.Property(row => row.ReceivedAt).HasDefaultValueSql("now()");
        builder.HasIndex(row => row.ReceivedAt).HasMethod("brin"); // rows come in that order
    }
}
