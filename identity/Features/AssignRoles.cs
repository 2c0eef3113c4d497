using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>Replaces the person's roles, own grants and denials. Tokens given under the old ones are refused from then on.</summary>
internal static class AssignRoles
{
    public static void Map(IEndpointRouteBuilder users) => users.MapPut("/{id:guid}/roles", Handle).WithName(nameof(AssignRoles));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Assignment request, IfMatch seen, IdentityDbContext db, CancellationToken ct)
    {
        var errors = new FieldErrors();
        Assignable.JudgeRoles(request.Roles, errors);
        Assignable.JudgePermissions(request.Grants ?? [], "grants", errors);
        Assignable.JudgePermissions(request.Denials ?? [], "denials", errors);
        if (errors.Any)
            return errors.ToProblem();

        if (await db.Users.SingleOrDefaultAsync(user => user.Id == id, ct) is not { } user)
            return TypedResults.NotFound();
        if (!seen.Matches(user.Version))
            return Refusal.Stale.ToProblem();

        var (before, administered) = (new Assignment(user.Roles, user.Grants, user.Denials), user.Administers());
        user.Assign(request.Roles, request.Grants, request.Denials);
        if (administered && !user.Administers() && await LastAdministrator.IsAsync(user, db, ct))
            return IdentityRefusal.LastAdministrator.ToProblem();
        user.OutdateTokens();
        db.Announce(user.Changed());
        db.Record(nameof(AssignRoles), "user", id.ToString(), user.SignInId, before, new Assignment(user.Roles, user.Grants, user.Denials));
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    /// <param name="Grants">Permissions beyond those of the roles.</param>
    /// <param name="Denials">Permissions withheld in spite of the roles.</param>
    internal sealed record Assignment(
        IReadOnlyList<string> Roles, IReadOnlyList<string>? Grants = null, IReadOnlyList<string>? Denials = null);
}
