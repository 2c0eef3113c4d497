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

    /// <summary>
    /// The longest time that ever passed between what happened and its record: a search for a period need not look
    /// further behind it.
    /// </summary>
    public TimeSpan LongestLag { get; private set; }

    /// <summary>The number and time of the next record, of what happened at <paramref name="at"/>.</summary>
    public Place Advance(DateTimeOffset at, DateTimeOffset now)
    {
        LastSequence++;
        var instant = LoggedText.Microseconds(now);
        LastRecordedAt = instant > LastRecordedAt ? instant : LastRecordedAt;
        var lag = LastRecordedAt - at;
        LongestLag = lag > LongestLag ? lag : LongestLag;
        return new Place(TenantId, LastSequence, LastRecordedAt);
    }
}

/// <summary>Where in a tenant's log a record stands.</summary>
internal sealed record Place(TenantId Tenant, long Sequence, DateTimeOffset RecordedAt);
