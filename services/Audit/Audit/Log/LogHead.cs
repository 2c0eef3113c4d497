using Seisan.Kernel;

namespace Seisan.Audit.Log;

/// <summary>
/// Where a tenant's log stands. Its row is locked while a record is written, so numbers have no gap and the time of
/// recording never runs backwards within a tenant, even when a clock does.
/// </summary>
internal sealed class LogHead : ITenantOwned
{
    public const string Entries = "entries";
    public const string SignIns = "sign_ins";

    public TenantId TenantId { get; private init; }

    /// <summary><see cref="Entries"/> or <see cref="SignIns"/>.</summary>
    public string Log { get; private init; } = "";

    public long LastSequence { get; private set; }
    public DateTimeOffset LastRecordedAt { get; private set; }

    /// <summary>The number and time of the next record.</summary>
    public Place Advance(DateTimeOffset now)
    {
        LastSequence++;
        var instant = LoggedText.Microseconds(now);
        LastRecordedAt = instant > LastRecordedAt ? instant : LastRecordedAt;
        return new Place(TenantId, LastSequence, LastRecordedAt);
    }
}

/// <summary>Where in a tenant's log a record stands.</summary>
internal sealed record Place(TenantId Tenant, long Sequence, DateTimeOffset RecordedAt);
