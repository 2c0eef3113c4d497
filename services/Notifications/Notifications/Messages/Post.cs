using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Messages;

/// <summary>
/// Tells a person something once: a message in the product and a mail, both written with the event that caused them.
/// </summary>
internal sealed class Post(NotificationsDbContext db, Caller caller, PublicAddress address, TimeProvider clock)
{
    public async Task TellAsync(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var causes = notices.Select(notice => notice.Cause).ToArray();
        var everybody = notices.SelectMany(notice => notice.Recipients).Distinct().ToArray();
        var told = (await db.Messages
                .Where(message => everybody.Contains(message.RecipientId) && causes.Contains(message.Cause))
                .Select(message => new { message.RecipientId, message.Cause }).ToListAsync(ct))
            .Select(message => (message.RecipientId, message.Cause)).ToHashSet();
        foreach (var notice in notices)
        {
            foreach (var recipient in notice.Recipients.Where(one => told.Add((one, notice.Cause))))
                Tell(recipient, notice, clock.GetUtcNow());
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
        }.WithSecret(sealedLink), Activity.Current?.Id);
    }

    /// <summary>A mail of the provider to an address of the tenant, once for its cause.</summary>
    public async Task SendNoticeAsync(Reader reader, Telling telling, string link, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = MessageIds.Of(caller.Tenant, telling.Cause, reader.Id, address.Host);
        if (await db.Mails.AnyAsync(mail => mail.MessageId == id, ct))
            return;
        Send(new Mail
        {
            Id = Guid.CreateVersion7(now),
            MessageId = id,
            RecipientId = reader.Id,
            Address = reader.Email,
            Kind = telling.Kind,
            Facts = new(telling.Facts) { ["name"] = reader.Name, ["language"] = reader.Language },
            Link = link,
            CreatedAt = now,
            UsefulUntil = Mail.UsefulAfter(now),
        }, Activity.Current?.Id);
    }

    /// <summary>What waited for this person's address is tried again at once.</summary>
    public async Task RetryAsync(IReadOnlyCollection<Guid> recipients, CancellationToken ct)
    {
        var waiting = await db.Mails
            .Where(mail => mail.State == Mail.Waiting && mail.Problem == "no_address" && recipients.Contains(mail.RecipientId))
            .Select(mail => mail.Id).ToListAsync(ct);
        foreach (var id in waiting)
            Order(id, null);
    }

    private void Tell(Guid recipient, Notice notice, DateTimeOffset now)
    {
        db.Messages.Add(new Message
        {
            Id = Guid.CreateVersion7(now),
            RecipientId = recipient,
            Kind = notice.Kind,
            Cause = notice.Cause,
            Facts = notice.Facts,
            Link = notice.Link,
            CreatedAt = now,
        });
        Send(new Mail
        {
            Id = Guid.CreateVersion7(now),
            MessageId = MessageIds.Of(caller.Tenant, notice.Cause, recipient, address.Host),
            RecipientId = recipient,
            Kind = notice.Kind,
            Facts = notice.Facts,
            Link = notice.Link,
            CreatedAt = now,
            UsefulUntil = Mail.UsefulAfter(now),
        }, notice.TraceParent);
    }

    private void Send(Mail mail, string? traceParent)
    {
        db.Mails.Add(mail);
        Order(mail.Id, traceParent);
    }

    private void Order(Guid mail, string? traceParent) =>
        db.Jobs.Add(BackgroundJob.Of(DeliverMail.JobKind, new DeliverMail.Order(mail, traceParent), clock.GetUtcNow()));
}

/// <summary>What some people are to be told.</summary>
/// <param name="Cause">See <see cref="Message.Cause"/>.</param>
internal sealed record Notice(
    IEnumerable<Guid> Recipients, string Kind, string Cause, Dictionary<string, string> Facts, string Link)
{
    /// <summary>The trace in which it was written.</summary>
    public string? TraceParent { get; } = Activity.Current?.Id;
}
