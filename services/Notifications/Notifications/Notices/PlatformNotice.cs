using Seisan.Kernel;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Notifications.Notices;

/// <summary>What the provider tells all tenants: a planned stop, or the end of a service. It belongs to no tenant.</summary>
internal sealed class PlatformNotice
{
    public const string Draft = "draft", Published = "published", Cancelled = "cancelled";

    public required Guid Id { get; init; }
    public uint Version { get; private set; }
    public string Kind { get; private set; } = "";
    public string State { get; private set; } = Draft;
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Null where a service ends for good.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public string[] Functions { get; private set; } = [];
    public string TextJa { get; private set; } = "";
    public string TextEn { get; private set; } = "";
    public bool Urgent { get; private set; }

    /// <summary>Why it comes with less notice than was promised.</summary>
    public string? UrgentReason { get; private set; }

    /// <summary>Counts what was told: publication, extensions, cancellation, end.</summary>
    public long Revision { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was cancelled, or ended before its time.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public string[] SearchTerms
    {
        get => Bigrams.Of(TextJa, TextEn, UrgentReason ?? "");
        private set { }
    }

    public bool IsWindow => Kind == NoticeContent.Maintenance;

    public NoticeContent Content => new(Kind, StartsAt, EndsAt, Functions, TextJa, TextEn, Urgent, UrgentReason);

    /// <summary>draft, planned, running, past or cancelled.</summary>
    public string StageAt(DateTimeOffset now) =>
        State != Published ? State
        : now < StartsAt ? "planned"
        : EndsAt > now ? "running" : "past";

    public Refusal? Write(NoticeContent content)
    {
        if (State != Draft) return NoticeRefusal.NotDraft;
        (Kind, StartsAt, EndsAt) = (content.Kind, content.StartsAt.ToUniversalTime(), content.EndsAt?.ToUniversalTime());
        (Functions, TextJa, TextEn) = ([.. content.Functions], content.TextJa.Trim(), content.TextEn.Trim());
        (Urgent, UrgentReason) = (content.Urgent, content.Urgent ? content.UrgentReason?.Trim() : null);
        return null;
    }

    /// <summary>Tells everybody; the time of notice is judged again, and an urgent stop that is due begins now.</summary>
    public Refusal? Publish(DateTimeOffset now)
    {
        if (State != Draft) return NoticeRefusal.NotDraft;
        if (Content.Faults(now).FirstOrDefault() is { Field: not null } fault) return new(fault.Code, fault.Field);
        (State, PublishedAt, Revision) = (Published, now, Revision + 1);
        if (StartsAt < now) StartsAt = now;
        return null;
    }

    public Refusal? Extend(DateTimeOffset endsAt, DateTimeOffset now)
    {
        if (!IsWindow || StageAt(now) is not ("planned" or "running")) return NoticeRefusal.NotOpen;
        if (endsAt <= EndsAt) return NoticeRefusal.NotLater;
        (EndsAt, Revision) = (endsAt.ToUniversalTime(), Revision + 1);
        return null;
    }

    /// <summary>Only what has not begun; a draft is cancelled without a word to anybody.</summary>
    public Refusal? Cancel(DateTimeOffset now)
    {
        if (StageAt(now) is not (Draft or "planned")) return NoticeRefusal.Begun;
        (State, ClosedAt) = (Cancelled, now);
        if (PublishedAt is not null) Revision++;
        return null;
    }

    /// <summary>The work was done before its time: everything is open again.</summary>
    public Refusal? End(DateTimeOffset now)
    {
        if (StageAt(now) != "running") return NoticeRefusal.NotRunning;
        (EndsAt, ClosedAt, Revision) = (now, now, Revision + 1);
        return null;
    }
}
