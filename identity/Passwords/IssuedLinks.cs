using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Identity.Passwords;

/// <summary>How a link reaches its person.</summary>
public enum LinkDelivery
{
    Mail,
    Show,
}

/// <param name="Link">Only when it was to be shown; it cannot be read again.</param>
public sealed record IssuedLink(string? Link, DateTimeOffset ExpiresAt);

/// <summary>Makes links, by mail or to be shown once. A new link of a person ends the earlier ones.</summary>
internal sealed class IssuedLinks(
    IdentityDbContext db, PasswordTokens tokens, DataKeys keys, PublicAddress address, TimeProvider clock)
{
    /// <summary>Adds the link and its mail to what the use case saves.</summary>
    public async Task<IssuedLink> AddAsync(User user, LinkDelivery delivery)
    {
        var now = clock.GetUtcNow();
        var mailed = delivery is LinkDelivery.Mail;
        var (link, token) = tokens.Make(db.Tenant, user.Id, now, mailed ? PasswordLink.Mailed : PasswordLink.Shown);
        await db.PasswordLinks.Where(one => one.UserId == user.Id && one.SpentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SpentAt, now));
        db.Add(link);

        var url = address.At($"/set-password?token={token}");
        if (mailed)
        {
            var text = keys.TransportSeal("password-link", url);
            db.Announce(new PasswordLinkIssued(link.Id, user.Id, user.Name, user.Email!, text, link.ExpiresAt));
        }

        return new IssuedLink(mailed ? null : url, link.ExpiresAt);
    }
}
