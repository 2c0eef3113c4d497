using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.Features;

/// <summary>A tenant always has somebody who can give rights.</summary>
internal static class LastAdministrator
{
    /// <summary>Locks the tenant's row of identity, so that two administrators cannot remove each other at the same time.</summary>
    public static async Task<bool> IsAsync(User user, IdentityDbContext db, CancellationToken ct)
    {
        await db.Companies.FromSql($"SELECT * FROM tenant WHERE id = {db.Tenant.Value} FOR UPDATE").AsNoTracking().ToListAsync(ct);
        return !await db.Users.AnyAsync(
            one => one.Id != user.Id && one.Active && !one.Denials.Contains(Permissions.UsersAdmin)
                && (one.Roles.Contains(Roles.Administrator) || one.Grants.Contains(Permissions.UsersAdmin)), ct);
    }
}
