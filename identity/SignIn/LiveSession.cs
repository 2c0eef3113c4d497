using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.SignIn;

/// <summary>A session that lasts, and its person as they are now.</summary>
internal sealed record LiveSession(User User, UserSession Session, Company Company)
{
    /// <summary>Null when the session has ended, the person may not sign in any more, or their sign-ins were all ended.</summary>
    public static Task<LiveSession?> FindAsync(IdentityDbContext db, BrowserCookie.Ticket ticket, TimeProvider clock) =>
        db.InTenantAsync(ticket.Tenant, async () =>
        {
            var session = await db.Sessions.AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == ticket.SessionId && one.UserId == ticket.UserId);
            var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == ticket.UserId);
            if (session is null || user is null || !session.Lasts(clock.GetUtcNow())
                || (ticket.Stamp is not null && ticket.Stamp != user.SecurityStamp)
                || !await MayEnterAsync(db, user, JapanTime.Today(clock)))
                return null;
            var company = await db.Companies.AsNoTracking().SingleAsync(one => one.Id == ticket.Tenant);
            return new LiveSession(user, session, company);
        });

    /// <summary>The session is in use: it ends later, as the gateway's does when it gets the tokens.</summary>
    public Task<int> TouchAsync(IdentityDbContext db, DateTimeOffset now) => db.InTenantAsync(User.TenantId, () => db.Sessions
        .Where(one => one.Id == Session.Id && one.LastSeenAt < now)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastSeenAt, now)));

    /// <summary>Whether the person is active, as a user and, on the day, as the employee they are.</summary>
    public static async Task<bool> MayEnterAsync(IdentityDbContext db, User user, DateOnly day)
    {
        if (!user.Active || user.EmployeeId is not { } employeeId)
            return user.Active;
        var employee = await db.Employees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == employeeId);
        return employee is null || employee.On(day) is { Active: true };
    }
}
