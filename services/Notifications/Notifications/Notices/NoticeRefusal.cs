using Seisan.Kernel;

namespace Seisan.Notifications.Notices;

/// <summary>Every "no" about notices.</summary>
internal static class NoticeRefusal
{
    public static readonly Refusal NotDraft = new("notice_not_draft");
    public static readonly Refusal NotOpen = new("notice_not_open");
    public static readonly Refusal NotLater = new("notice_not_later", "endsAt");
    public static readonly Refusal Begun = new("notice_begun");
    public static readonly Refusal NotRunning = new("notice_not_running");
}
