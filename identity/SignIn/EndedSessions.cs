using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Seisan.Contracts.Identity;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;

namespace Seisan.Identity.SignIn;

/// <summary>Ends sessions, with everything that could carry them on. The use case saves.</summary>
internal sealed class EndedSessions(
    IdentityDbContext db, UserManager<User> users, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations,
    TimeProvider clock)
{
    /// <summary>Everywhere: browsers, tokens and what partners' programs were allowed.</summary>
    public async Task EndAllAsync(User user)
    {
        var now = clock.GetUtcNow();
        user.OutdateTokens();
        await users.UpdateSecurityStampAsync(user);
        await db.Sessions.Where(session => session.UserId == user.Id && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now));
        await authorizations.RevokeBySubjectAsync(user.Id.ToString());
        await tokens.RevokeBySubjectAsync(user.Id.ToString());
        db.Announce(new SessionRevoked(user.Id, null, user.RightsVersion));
    }

    /// <summary>One browser. Its tokens are not renewed any more.</summary>
    public void End(UserSession session, User user)
    {
        session.EndedAt = clock.GetUtcNow();
        db.Announce(new SessionRevoked(user.Id, session.Id, user.RightsVersion));
    }
}
