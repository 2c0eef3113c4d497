namespace Seisan.Notifications.Messages;

/// <summary>What people are told of; the texts of a kind stand in <see cref="NotificationTexts"/> under its name.</summary>
internal static class Kinds
{
    public const string ToApprove = "to_approve";
    public const string SentBack = "sent_back";
    public const string Rejected = "rejected";
    public const string Approved = "approved";
    public const string NotOpened = "not_opened";
    public const string Reopened = "reopened";
    public const string Paid = "paid";
    public const string BackupFailed = "backup_failed";
    public const string PasswordLink = "password_link";
}
