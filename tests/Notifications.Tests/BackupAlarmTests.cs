using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Backup;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

/// <summary>Nobody has to look for a backup that failed: those who run the platform are told.</summary>
public sealed class BackupAlarmTests(NotificationsService service)
{
    [Fact]
    public async Task Every_operator_is_told_by_mail_and_message_once()
    {
        var someone = TestPerson.In(TenantId.Provider).As(Roles.Operator);
        var address = A.NewAddress();
        await service.Deliver(TenantId.Provider, A.User(someone, address, Roles.Operator) with { EmployeeId = null });
        var failed = new BackupFailed(Guid.CreateVersion7(), "rule_broken", "3 places break a rule of the restored data.\nmore", A.Now);

        await service.Deliver(TenantId.Provider, failed);
        await service.Deliver(TenantId.Provider, failed);

        var mail = await NotificationsService.MailToAsync(address);
        Assert.Equal("【バックアップの異常】復元したデータが規則に反しています", mail.Subject);
        Assert.Contains($"/backups/{failed.BackupId}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("3 places break a rule", mail.TextBody, StringComparison.Ordinal);
        var messages = await service.As(someone with { EmployeeId = null }).GetFromJsonAsync<JsonElement>(
            new Uri("/api/v1/messages", UriKind.Relative), TestContext.Current.CancellationToken);
        var message = Assert.Single(messages.GetProperty("items").EnumerateArray(), one => one.GetProperty("link").GetString() == $"/backups/{failed.BackupId}");
        Assert.Equal("backup_failed", message.GetProperty("kind").GetString());
    }
}
