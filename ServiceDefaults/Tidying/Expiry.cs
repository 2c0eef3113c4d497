namespace Seisan.ServiceDefaults.Tidying;

/// <summary>How long each of the tables that every service has keeps its rows.</summary>
internal static class Expiry
{
    /// <summary>
    /// The inbox keeps a day more than a message may be old, because two clocks judge it: the row's age by the
    /// database's, the message's by the consumer's.
    /// </summary>
    public static readonly IReadOnlyList<(string Table, string Expired)> Tables =
    [
        ("outbox", "sent_at < now() - interval '7 days'"),
        ("inbox", "received_at < now() - interval '46 days'"),
        ("idempotency", "created_at < now() - interval '72 hours'"),
        ("job", "finished_at < now() - interval '90 days'"),
        ("parked_message", "state IN ('replayed', 'discarded') AND decided_at < now() - interval '90 days'"),
    ];

    /// <summary>What the relay's login may see of a table to delete it, or null where it sees all anyway.</summary>
    public static string? VisibleTo(string table) => table is "inbox" or "idempotency"
        ? Tables.Single(one => one.Table == table).Expired : null;
}
