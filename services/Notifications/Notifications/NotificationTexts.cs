namespace Seisan.Notifications;

/// <summary>Names the resource files with the templates of messages and mails.</summary>
internal sealed class NotificationTexts;
