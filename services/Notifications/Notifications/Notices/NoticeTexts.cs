namespace Seisan.Notifications.Notices;

/// <summary>Names the sentences behind the codes of notices.</summary>
internal sealed class NoticeTexts;
