using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>
/// A message that a consumer could not handle, kept until an operator sends it through the same consumer again or
/// discards it. It belongs to no tenant's rows: its tenant may be unknown or wrong, that may be its very fault.
/// </summary>
internal sealed class ParkedMessage
{
    public const string Table = "parked_message";
    public const string Parked = "parked", Replaying = "replaying", Replayed = "replayed", Discarded = "discarded";

    /// <summary>
    /// What the run-time login may: see what is parked and decide, neither read what a message says (it may be any
    /// tenant's) nor put one in. The relay's login does that.
    /// </summary>
    public const string Privileges =
        """
        SELECT (id, tenant, queue, message_id, message_type, headers, size, reason, problem, count, parked_at, state,
                decided_at, decided_by, decider, comment),
        UPDATE (state, decided_at, decided_by, decider, comment)
        """;

    public Guid Id { get; init; }

    /// <summary>The tenant of the envelope, or null when it named none.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>The queue of the consumer that could not handle it.</summary>
    public string Queue { get; init; } = "";

    /// <summary>The id under which the inbox knows it; made from the body when the message has none.</summary>
    public Guid MessageId { get; init; }

    /// <summary>The record's name as in the envelope, or null when the body cannot be read.</summary>
    public string? MessageType { get; init; }

    public byte[] Body { get; init; } = [];
    public string? ContentType { get; init; }

    /// <summary>JSON of the headers, as they came.</summary>
    public string Headers { get; init; } = "{}";

    public int Size { get; init; }

    /// <summary>Why, as a code; see <see cref="ParkingReason"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the consumer said, for operators.</summary>
    public string? Problem { get; init; }

    /// <summary>How often it came here.</summary>
    public int Count { get; init; }

    public DateTimeOffset ParkedAt { get; init; }
    public string State { get; init; } = Parked;
    public DateTimeOffset? DecidedAt { get; init; }
    public Guid? DecidedBy { get; init; }
    public string? Decider { get; init; }

    /// <summary>Why it was discarded.</summary>
    public string? Comment { get; init; }
}

internal sealed class ParkedMessageMapping : IEntityTypeConfiguration<ParkedMessage>
{
    public void Configure(EntityTypeBuilder<ParkedMessage> builder)
    {
        builder.ToTable(ParkedMessage.Table);
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Queue, row.MessageId }).IsUnique();
        builder.HasIndex(row => new { row.State, row.Id });
    }
}
