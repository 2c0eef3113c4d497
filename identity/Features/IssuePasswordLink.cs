using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Passwords;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>A one-time link with which the person sets a password: mailed to them, or shown once to the administrator.</summary>
internal static class IssuePasswordLink
{
    public static void Map(IEndpointRouteBuilder users) => users
        .MapPost("/{id:guid}/password-link", Handle).WithName(nameof(IssuePasswordLink)).AnswersWithASecret();

    private static async Task<Results<Ok<IssuedLink>, NotFound, ProblemHttpResult>> Handle(
        Guid id, LinkRequest request, IdentityDbContext db, IssuedLinks links, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == id, ct) is not { } user)
            return TypedResults.NotFound();
        if (!user.Active)
            return IdentityRefusal.UserInactive.ToProblem();
        if (request.Delivery is LinkDelivery.Mail && user.Email is null)
            return IdentityRefusal.NoEmail.ToProblem();

        var link = await links.AddAsync(user, request.Delivery);
        db.Record(nameof(IssuePasswordLink), "user", id.ToString(), user.SignInId, after: new { request.Delivery, link.ExpiresAt });
        await db.SaveChangesAsync();
        return TypedResults.Ok(link);
    }

    internal sealed record LinkRequest(LinkDelivery Delivery);
}
