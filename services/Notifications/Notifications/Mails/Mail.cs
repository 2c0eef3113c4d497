using Seisan.Kernel;

namespace Seisan.Notifications.Mails;

/// <summary>A mail on its way: written with its cause, sent afterwards, under an id that stays the same for every try.</summary>
internal sealed class Mail : ITenantOwned
{
    public const string Waiting = "waiting", Sent = "sent", Failed = "failed";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
    ];

    public TenantId TenantId { get; private init; }
    public required Guid Id { get; init; }

    /// <summary>The Message-ID of every copy of this mail, without brackets; unique.</summary>
    public required string MessageId { get; init; }

    public required Guid RecipientId { get; init; }

    /// <summary>Given with the cause, or null: looked up when the mail is sent.</summary>
    public string? Address { get; init; }

    public required string Kind { get; init; }
    public required Dictionary<string, string> Facts { get; init; }

    /// <summary>The page to open, as a path; null where the link is secret.</summary>
    public string? Link { get; init; }

    /// <summary>A secret link, sealed as it came; gone as soon as it is not needed any more.</summary>
    public string? SealedLink { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this the mail would be of no use.</summary>
    public required DateTimeOffset UsefulUntil { get; init; }

    public string State { get; private set; } = Waiting;
    public int Attempts { get; private set; }

    /// <summary>Why it is not sent: <c>no_address</c>, <c>server</c>, <c>refused</c>, <c>too_late</c>.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public static DateTimeOffset UsefulAfter(DateTimeOffset now) => now + Patience;

    public Mail WithSecret(string sealedLink)
    {
        SealedLink = sealedLink;
        return this;
    }

    public void MarkSent(DateTimeOffset now) =>
        (State, SentAt, Problem, SealedLink, Attempts) = (Sent, now, null, null, Attempts + 1);

    public void GiveUp(string problem) => (State, Problem, SealedLink) = (Failed, problem, null);

    /// <summary>When to try again.</summary>
    public DateTimeOffset Postpone(string problem, DateTimeOffset now)
    {
        var pause = Pauses[Math.Min(Attempts, Pauses.Length - 1)];
        (Problem, Attempts) = (problem, Attempts + 1);
        return now + pause;
    }
}
