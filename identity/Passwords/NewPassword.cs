using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Passwords;

/// <summary>Sets a password by a one-time link, whether its page or a program sends it.</summary>
internal sealed class NewPassword(
    IdentityDbContext db, PasswordTokens tokens, UserManager<User> users, EndedSessions sessions, Caller caller, TimeProvider clock)
{
    public const string LinkInvalid = "password_link_invalid";

    /// <summary>Whether the link can still be used, for its page.</summary>
    public Task<bool> IsOpenAsync(string token) => tokens.Open(token) is { } opened
        ? db.InTenantAsync(opened.Tenant, () => Open(opened, clock.GetUtcNow()).AnyAsync())
        : Task.FromResult(false);

    /// <summary>The code of what was wrong, or null when the password is set. A bad password leaves the link whole.</summary>
    public Task<string?> SetAsync(string token, string password) => tokens.Open(token) is { } opened
        ? db.InTenantAsync(opened.Tenant, () => SetAsync(opened, password))
        : Task.FromResult<string?>(LinkInvalid);

    private async Task<string?> SetAsync(PasswordTokens.Opened opened, string password)
    {
        var now = clock.GetUtcNow();
        if (await Open(opened, now).Select(link => (Guid?)link.UserId).SingleOrDefaultAsync() is not { } userId
            || await db.Users.SingleOrDefaultAsync(user => user.Id == userId && user.Active) is not { } user)
            return LinkInvalid;
        if (PasswordRules.Judge(password, user) is { } broken)
            return broken;
        // Of two that come at once one spends the link.
        if (await Open(opened, now).ExecuteUpdateAsync(set => set.SetProperty(link => link.SpentAt, now)) != 1)
            return LinkInvalid;

        caller.ActAs(user.Id, user.SignInId, user.Name, caller.Address);
        var first = user.PasswordHash is null;
        await users.RemovePasswordAsync(user);
        await users.AddPasswordAsync(user, password);
        if (!first)
            await sessions.EndAllAsync(user);
        await Lockout.ForgetAsync(db, user.Id);
        db.Record("SetPassword", "user", user.Id.ToString(), user.SignInId);
        await db.SaveChangesAsync();
        return null;
    }

    private IQueryable<PasswordLink> Open(PasswordTokens.Opened opened, DateTimeOffset now) => db.PasswordLinks.Where(link =>
        link.Id == opened.LinkId && link.SecretHash == opened.SecretHash && link.SpentAt == null && link.ExpiresAt > now);
}
