using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.Notices;

/// <summary>Whom a notice reaches in the tenant that is the caller: its contacts, or its administrators while it named none.</summary>
internal sealed class Readers(NotificationsDbContext db, AddressBook addresses)
{
    public async Task<List<Reader>> FindAsync(CancellationToken ct)
    {
        if (await db.TenantContacts.AsNoTracking().SingleOrDefaultAsync(ct) is { Contacts: [_, ..] contacts })
            return [.. contacts.Select(one => new Reader(IdOf(one.Email), one.Name, one.Email, one.Language)).DistinctBy(one => one.Id)];

        var readers = new List<Reader>();
        foreach (var administrator in await addresses.AdministratorsAsync(ct))
        {
            if (await addresses.FindAsync(administrator.UserId, ct) is { } to)
                readers.Add(new Reader(IdOf(to.Email), to.Name, to.Email, to.Language));
        }

        return [.. readers.DistinctBy(one => one.Id)];
    }

    /// <summary>An address is told a thing once, whoever it was written down for.</summary>
    private static Guid IdOf(string email) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())).AsSpan(0, 16));
}

internal sealed record Reader(Guid Id, string Name, string Email, string Language);

/// <summary>The tenant's list of contacts as masters told it.</summary>
internal sealed class TenantContactList : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public long Version { get; set; }
    public List<ContactLine> Contacts { get; set; } = [];
}

internal sealed record ContactLine(string Name, string Email, string Language);
