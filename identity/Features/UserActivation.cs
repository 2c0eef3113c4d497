using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>Takes a person's way in away at once: sessions and tokens end. What the person did stays.</summary>
internal static class DeactivateUser
{
    public static void Map(IEndpointRouteBuilder users) => users
        .MapPost("/{id:guid}/deactivation", Handle).WithName(nameof(DeactivateUser));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IdentityDbContext db, EndedSessions sessions, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == id, ct) is not { } user)
            return TypedResults.NotFound();
        if (user.DeactivatedAt is not null)
            return TypedResults.NoContent();
        if (user.Administers() && await LastAdministrator.IsAsync(user, db, ct))
            return IdentityRefusal.LastAdministratorActive.ToProblem();

        var before = user.Active;
        user.Deactivate(clock.GetUtcNow());
        await sessions.EndAllAsync(user);
        db.Announce(user.Changed());
        db.Record(nameof(DeactivateUser), "user", id.ToString(), user.SignInId, new { Active = before }, new { user.Active });
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}

/// <summary>Gives the way in back; with it the person's password and roles are what they were.</summary>
internal static class ActivateUser
{
    public static void Map(IEndpointRouteBuilder users) => users
        .MapPost("/{id:guid}/activation", Handle).WithName(nameof(ActivateUser));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, IdentityDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == id, ct) is not { } user)
            return TypedResults.NotFound();
        if (user.Active)
            return TypedResults.NoContent();
        if (user.EmployeeId is { } employeeId && await db.Employees.SingleOrDefaultAsync(one => one.Id == employeeId, ct) is { } employee
            && !employee.Employs(JapanTime.Today(clock)))
            return IdentityRefusal.EmploymentEnded.ToProblem();

        user.Reactivate();
        user.OutdateTokens();
        db.Announce(user.Changed());
        db.Record(nameof(ActivateUser), "user", id.ToString(), user.SignInId, new { Active = false }, new { user.Active });
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
