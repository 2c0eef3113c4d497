using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Passwords;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>
/// An operator lets the first administrator of a new tenant in. Once that person has a password, operators have no
/// way in any more.
/// </summary>
internal static class IssueAdministratorPasswordLink
{
    public static void Map(IEndpointRouteBuilder links) => links
        .MapPost("/", Handle).WithName(nameof(IssueAdministratorPasswordLink)).AnswersWithASecret();

    private static async Task<Results<Ok<IssuedLink>, NotFound, ProblemHttpResult>> Handle(
        NewTenant request, IdentityDbContext db, IssuedLinks links, CancellationToken ct)
    {
        var tenant = new TenantId(request.TenantId);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(one => one.Id == tenant, ct);
        if (company?.FirstAdministratorId is not { } administratorId)
            return TypedResults.NotFound();

        var link = await db.InTenantAsync(tenant, async () =>
        {
            var administrator = await db.Users.SingleAsync(user => user.Id == administratorId, ct);
            if (administrator.PasswordHash is not null)
                return null;
            var made = await links.AddAsync(administrator, LinkDelivery.Show);
            // in the company's own log as well: it learns that somebody of the platform opened this door
            db.Record(
                nameof(IssueAdministratorPasswordLink), "user", administrator.Id.ToString(), administrator.SignInId,
                after: new { made.ExpiresAt });
            await db.SaveChangesAsync();
            return made;
        });
        if (link is null)
            return IdentityRefusal.AdministratorHasPassword.ToProblem();

        db.Record(nameof(IssueAdministratorPasswordLink), "tenant", tenant.ToString(), company.Code, after: new { link.ExpiresAt });
        await db.SaveChangesAsync();
        return TypedResults.Ok(link);
    }

    internal sealed record NewTenant(Guid TenantId);
}
