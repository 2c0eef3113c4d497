using Seisan.Notifications.Notices;

namespace Seisan.Notifications.Features.Notices;

/// <param name="Stage">draft, planned, running, past or cancelled.</param>
internal sealed record NoticeView(
    Guid Id, string Kind, string Stage, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Functions,
    string TextJa, string TextEn, bool Urgent, string? UrgentReason, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosedAt)
{
    public static NoticeView Of(PlatformNotice notice, DateTimeOffset now) => new(
        notice.Id, notice.Kind, notice.StageAt(now), notice.StartsAt, notice.EndsAt, notice.Functions, notice.TextJa, notice.TextEn,
        notice.Urgent, notice.UrgentReason, notice.CreatedAt, notice.PublishedAt, notice.ClosedAt);
}
