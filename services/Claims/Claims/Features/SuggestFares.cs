using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>
/// What is known of a journey while it is typed: earlier fares of the tenant, and the caller's commuter pass.
/// </summary>
internal static class SuggestFares
{
    private const int Rows = 50, Most = 3;

    public static void Map(IEndpointRouteBuilder options) => options
        .MapGet("/fares", Handle)
        .WithName(nameof(SuggestFares))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<JourneyAdvice>, ProblemHttpResult>> Handle(
        [AsParameters] Journey journey, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (journey.Check() is { Any: true } errors) return errors.ToProblem();

        var leg = LegRules.Of(new LegContent(journey.From, journey.To, journey.Via, journey.Means))!;
        var known = await Earlier(db, KnownFares.KeyOf(leg) ?? "").ToListAsync(ct);
        var passes = caller.EmployeeId is { } employee
            ? await db.PassesOf(new EmployeeId(employee)).AsNoTracking().ToListAsync(ct)
            : [];
        var cover = PassCover.Of(passes, leg, journey.On ?? JapanTime.Today(clock), Places.Fold);
        return TypedResults.Ok(new JourneyAdvice(
            [.. known.GroupBy(row => row.Fare).Select(same => same.First()).Take(Most)],
            cover is null ? null : new PassSection(cover.Pass.From, cover.Pass.To, cover.Whole)));
    }

    /// <summary>The newest submitted lines of the same journey, in either direction.</summary>
    internal static IQueryable<KnownFare> Earlier(ClaimsDbContext db, string key) => db.Set<ExpenseLine>().AsNoTracking()
        .Where(line => EF.Property<string?>(line, KnownFares.Key) == key)
        .OrderByDescending(line => line.Date)
        .Take(Rows)
        .Select(line => new KnownFare(line.Leg!.Fare!.Value, line.Date!.Value));
}

/// <param name="Means"><c>train</c>, <c>bus</c>, <c>ship</c>, <c>plane</c>, <c>taxi</c>, <c>car</c>.</param>
/// <param name="On">The day of the journey; today where it is left out.</param>
internal sealed record Journey(string? From, string? To, string? Via, string? Means, DateOnly? On)
{
    public FieldErrors Check()
    {
        var errors = new FieldErrors();
        errors.Text("from", From, Places.Longest);
        errors.Text("to", To, Places.Longest);
        errors.Text("via", Via, Places.Longest);
        if (Means is not (null or "") && Words.MeansOf(Means) is null) errors.Add("means", "unknown");
        return errors;
    }
}

/// <param name="Fares">At most three different ones, newest first.</param>
/// <param name="Pass">The caller's commuter pass that the journey meets on its day.</param>
internal sealed record JourneyAdvice(IReadOnlyList<KnownFare> Fares, PassSection? Pass);

/// <param name="Fare">One way, tax included, yen.</param>
/// <param name="Date">When it was last paid.</param>
internal sealed record KnownFare(long Fare, DateOnly Date);
