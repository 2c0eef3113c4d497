using MassTransit;
using Seisan.Contracts.Identity;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Consumers;

/// <summary>The link stays sealed until the moment it is written into the mail.</summary>
internal sealed class MailLinkWhenPasswordLinkIssued(Post post, NotificationsDbContext db) : IConsumer<PasswordLinkIssued>
{
    public async Task Consume(ConsumeContext<PasswordLinkIssued> context)
    {
        var issued = context.Message;
        await post.SendSecretAsync(
            issued.UserId, issued.Name, issued.Email, Kinds.PasswordLink, $"password-link/{issued.LinkId}", issued.SealedLink,
            issued.ExpiresAt, context.CancellationToken);
        await db.SaveChangesAsync();
    }
}
