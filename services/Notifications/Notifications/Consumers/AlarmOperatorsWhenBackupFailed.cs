using MassTransit;
using Seisan.Contracts.Backup;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>Every operator learns at once that there is no backup to rely on, or that the log is not handed over.</summary>
internal sealed class AlarmOperatorsWhenBackupFailed(Post post, AddressBook people, NotificationsDbContext db) : IConsumer<BackupFailed>
{
    public async Task Consume(ConsumeContext<BackupFailed> context)
    {
        var failed = context.Message;
        var facts = new Dictionary<string, string> { ["problemCode"] = failed.Problem };
        if (failed.Detail is { Length: > 0 } detail)
            facts["detail"] = detail.Split('\n')[0];
        var operators = await people.OperatorsAsync(context.CancellationToken);
        await post.TellAsync(
            [
                new Notice(
                    [.. operators.Select(user => user.UserId)], Kinds.BackupFailed, $"backup-failed/{failed.BackupId}/{failed.FailedAt:O}", facts,
                    failed.BackupId is { } id ? $"/backups/{id}" : "/backups"),
            ],
            context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
