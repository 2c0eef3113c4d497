using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Notices;

/// <summary>Writes the mails of one tenant, each once.</summary>
internal sealed class TellContacts(NotificationsDbContext db, Readers readers, Post post) : IJobHandler
{
    public const string JobKind = "tell-contacts";

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var telling = job.ReadArguments<Telling>();
        var all = await readers.FindAsync(ct);
        foreach (var reader in all)
            await post.SendNoticeAsync(reader, telling, "/status", ct);
        await db.SaveChangesAsync(CancellationToken.None);
        return JobStep.Complete(all.Count);
    }
}
