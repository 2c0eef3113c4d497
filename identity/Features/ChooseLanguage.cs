using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>In which language the platform writes to me.</summary>
internal static class ChooseLanguage
{
    public static void Map(IEndpointRouteBuilder me) => me.MapPut("/language", Handle).WithName(nameof(ChooseLanguage));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Choice request, IdentityDbContext db, Caller caller, CancellationToken ct)
    {
        if (!User.Languages.Contains(request.Language))
            return new FieldErrors().Add("language", "unknown_language").ToProblem();
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == caller.UserId, ct) is not { } user)
            return TypedResults.NotFound();
        if (user.Language == request.Language)
            return TypedResults.NoContent();

        var before = new Choice(user.Language);
        user.Language = request.Language;
        db.Announce(user.Changed());
        db.Record(nameof(ChooseLanguage), "user", user.Id.ToString(), user.SignInId, before, request);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    /// <param name="Language"><c>ja</c> or <c>en</c>.</param>
    internal sealed record Choice(string Language);
}
