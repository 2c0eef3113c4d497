using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Mails;

/// <summary>
/// Sends one mail. It is marked after the server took it: a process that dies in between sends it again under the same
/// Message-ID, by which servers and readers know it.
/// </summary>
internal sealed class DeliverMail(
    NotificationsDbContext db, AddressBook addresses, MailWriter writer, SmtpPost post, PublicAddress address, DataKeys keys,
    TimeProvider clock) : IJobHandler
{
    public const string JobKind = "deliver-mail";

    private static readonly ActivitySource Activities = new("Seisan.Mail");

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var (id, traceParent) = job.ReadArguments<Order>();
        var mail = await db.Mails.FromSql($"SELECT * FROM mail WHERE id = {id} FOR UPDATE").SingleAsync(ct);
        if (mail.State != Mail.Waiting)
            return JobStep.Complete(0);

        var now = clock.GetUtcNow();
        if (now > mail.UsefulUntil)
        {
            mail.GiveUp("too_late");
            return JobStep.Complete(0);
        }

        using var activity = Activities.StartActivity("mail send", ActivityKind.Client, traceParent);
        var step = await SendAsync(mail, now, ct);
        activity?.SetTag("mail.kind", mail.Kind).SetTag("mail.state", mail.State);
        return step;
    }

    private async Task<JobStep> SendAsync(Mail mail, DateTimeOffset now, CancellationToken ct)
    {
        var to = await addresses.FindAsync(mail.RecipientId, ct);
        if (mail.Address is { } given)
        {
            var language = mail.Facts.GetValueOrDefault("language") ?? to?.Language ?? UserContact.Japanese;
            to = new Addressee(mail.Facts.GetValueOrDefault("name", ""), given, language);
        }

        if (to is null)
            return Later(mail, "no_address", now);
        if (writer.Write(mail, to, LinkOf(mail), now) is not { } written)
        {
            mail.GiveUp("refused");
            return JobStep.Complete(0);
        }

        switch (await post.SendAsync(written, ct))
        {
            case Posting.Accepted:
                mail.MarkSent(clock.GetUtcNow());
                return JobStep.Complete(1);
            case Posting.Refused:
                mail.GiveUp("refused");
                return JobStep.Complete(0);
            default:
                return Later(mail, "server", now);
        }
    }

    private string LinkOf(Mail mail) => mail.SealedLink is { } secret
        ? keys.TransportOpen("password-link", secret)
        : address.PageAt(mail.Link ?? "/");

    private static JobStep Later(Mail mail, string problem, DateTimeOffset now) =>
        JobStep.Continue("", 0, 1) with { NotBefore = mail.Postpone(problem, now) };

    /// <param name="TraceParent">What the mail is a consequence of: one trace goes from a click to the mail it caused.</param>
    internal sealed record Order(Guid MailId, string? TraceParent = null);
}
