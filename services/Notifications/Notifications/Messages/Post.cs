using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Messages;

/// <summary>
/// Tells a person something once: a message in the product and a mail, both written with the event that caused them.
/// </summary>
internal sealed class Post(NotificationsDbContext db, Caller caller, PublicAddress address, TimeProvider clock)
{
    /// <param name="cause">See <see cref="Message.Cause"/>.</param>
    public async Task TellAsync(
        IEnumerable<Guid> recipients, string kind, string cause, Dictionary<string, string> facts, string link,
        CancellationToken ct)
    {
        var everybody = recipients.Distinct().ToList();
        var told = await db.Messages.Where(message => message.Cause == cause && everybody.Contains(message.RecipientId))
            .Select(message => message.RecipientId).ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var recipient in everybody.Except(told))
        {
            db.Messages.Add(new Message
            {
                Id = Guid.CreateVersion7(now),
                RecipientId = recipient,
                Kind = kind,
                Cause = cause,
                Facts = facts,
                Link = link,
                CreatedAt = now,
            });
            Send(new Mail
            {
                Id = Guid.CreateVersion7(now),
                MessageId = MessageIds.Of(caller.Tenant, cause, recipient, address.Host),
                RecipientId = recipient,
                Kind = kind,
                Facts = facts,
                Link = link,
                CreatedAt = now,
                UsefulUntil = Mail.UsefulAfter(now),
            });
        }
    }

    /// <summary>A mail without a message in the product: the link in it is a secret of its reader.</summary>
    public async Task SendSecretAsync(
        Guid recipient, string name, string email, string kind, string cause, string sealedLink, DateTimeOffset expiresAt,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = MessageIds.Of(caller.Tenant, cause, recipient, address.Host);
        if (await db.Mails.AnyAsync(mail => mail.MessageId == id, ct))
            return;
        Send(new Mail
        {
            Id = Guid.CreateVersion7(now),
            MessageId = id,
            RecipientId = recipient,
            Address = email,
            Kind = kind,
            Facts = new() { ["name"] = name },
            CreatedAt = now,
            UsefulUntil = expiresAt,
        }.WithSecret(sealedLink));
    }

    /// <summary>What waited for this person's address is tried again at once.</summary>
    public async Task RetryAsync(IReadOnlyCollection<Guid> recipients, CancellationToken ct)
    {
        var waiting = await db.Mails
            .Where(mail => mail.State == Mail.Waiting && mail.Problem == "no_address" && recipients.Contains(mail.RecipientId))
            .Select(mail => mail.Id).ToListAsync(ct);
        foreach (var id in waiting)
            Order(id);
    }

    private void Send(Mail mail)
    {
        db.Mails.Add(mail);
        Order(mail.Id);
    }

    private void Order(Guid mail) =>
        db.Jobs.Add(BackgroundJob.Of(DeliverMail.JobKind, new DeliverMail.Order(mail), clock.GetUtcNow()));
}
