using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Identity.Features;

/// <summary>
/// The people of the tenant, in the order in which they were added; those found by their name, sign-in id or address,
/// those who may or may not sign in, or the one who is a certain employee.
/// </summary>
internal static class ListUsers
{
    public static void Map(IEndpointRouteBuilder users) => users.MapGet("/", Handle).WithName(nameof(ListUsers));

    /// <param name="active">True: only who may sign in; false: only who may not.</param>
    private static async Task<Page<UserView>> Handle(
        Guid? employeeId, string? text, bool? active, Paging page, IdentityDbContext db, CancellationToken ct)
    {
        var after = Cursor.TryRead<Guid>(page.After, out var last) ? last : Guid.Empty;
        var rows = await Found(db, employeeId, text, active, after).Take(page.Limit + 1).ToListAsync(ct);
        return Page.Of(rows.ConvertAll(UserView.Of), page.Limit, user => Cursor.Of(user.Id));
    }

    internal static IQueryable<User> Found(
        IdentityDbContext db, Guid? employeeId, string? text, bool? active, Guid after)
    {
        var users = db.Users.AsNoTracking().Where(user => user.Id > after);
        if (employeeId is not null)
            users = users.Where(user => user.EmployeeId == employeeId);
        if (active is { } wanted)
            users = users.Where(user => user.Active == wanted);
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            users = users.Where(user => terms.All(term => user.SearchTerms.Contains(term)));
        return users.OrderBy(user => user.Id);
    }
}

internal static class GetUser
{
    public static void Map(IEndpointRouteBuilder users) => users.MapGet("/{id:guid}", Handle).WithName(nameof(GetUser));

    private static async Task<Results<Ok<UserView>, NotFound>> Handle(Guid id, IdentityDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, ct) is not { } user)
            return TypedResults.NotFound();
        http.SetETag(user.Version);
        return TypedResults.Ok(UserView.Of(user));
    }
}
