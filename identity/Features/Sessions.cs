using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>Where I am signed in.</summary>
internal static class ListSessions
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/", Handle).WithName(nameof(ListSessions));

    private static async Task<IReadOnlyList<SessionView>> Handle(
        Caller caller, ClaimsPrincipal principal, IdentityDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var current = Guid.TryParse(principal.FindFirstValue("sid"), out var sid) ? sid : Guid.Empty;
        return await Lasting(db, caller.UserId ?? Guid.Empty, clock.GetUtcNow())
            .Select(session => new SessionView(session.Id, session.StartedAt, session.Address, session.UserAgent, session.Id == current))
            .ToListAsync(ct);
    }

    internal static IQueryable<UserSession> Lasting(IdentityDbContext db, Guid userId, DateTimeOffset now)
    {
        var (since, seen) = (now - SessionLimits.Longest, now - SessionLimits.Idle);
        return db.Sessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.StartedAt > since && session.LastSeenAt > seen)
            .OrderByDescending(session => session.StartedAt);
    }

    /// <param name="Current">The session of the token at hand.</param>
    internal sealed record SessionView(Guid Id, DateTimeOffset StartedAt, string? Address, string? UserAgent, bool Current);
}

/// <summary>Signs me out everywhere: every browser, every token, every partner's program.</summary>
internal static class RevokeSessions
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/revocation", Handle).WithName(nameof(RevokeSessions));

    private static async Task<Results<NoContent, NotFound>> Handle(Caller caller, IdentityDbContext db, EndedSessions sessions, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == caller.UserId, ct) is not { } user)
            return TypedResults.NotFound();
        await sessions.EndAllAsync(user);
        db.Record(nameof(RevokeSessions), "user", user.Id.ToString(), user.SignInId);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
