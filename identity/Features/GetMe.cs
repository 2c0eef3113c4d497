using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>Who is signed in. A partner's system is told what it is, too.</summary>
internal static class GetMe
{
    public static void Map(IEndpointRouteBuilder me) => me.MapGet("/", Handle).WithName(nameof(GetMe));

    private static async Task<Me> Handle(Caller caller, IdentityDbContext db, ClaimsPrincipal principal, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == caller.UserId, ct);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(company => company.Id == caller.Tenant, ct);
        return new Me(
            user is null ? "client" : "person", caller.UserId, user?.EmployeeId, user?.SignInId ?? caller.SignInId, user?.Name ?? caller.Name,
            user?.Email, new MyCompany(caller.Tenant.Value, company?.Code, company?.Name), user?.Roles ?? [],
            [.. principal.FindAll("perm").Select(claim => claim.Value).Order(StringComparer.Ordinal)], user?.Language);
    }

    /// <param name="Kind"><c>person</c> or <c>client</c>.</param>
    /// <param name="Permissions">What the token at hand allows.</param>
    /// <param name="Language">In which the platform writes to the person.</param>
    internal sealed record Me(
        string Kind, Guid? Id, Guid? EmployeeId, string? SignInId, string? Name, string? Email, MyCompany Tenant,
        IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, string? Language);

    internal sealed record MyCompany(Guid Id, string? CompanyCode, string? Name);
}
