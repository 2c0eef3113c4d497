using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <param name="TaxRounding">
/// <c>floor</c>, <c>half_up</c>, <c>ceil</c>; holds for what is saved or submitted from now on.
/// </param>
internal sealed record ClaimRules(string TaxRounding);

internal static class GetClaimRules
{
    public static void Map(IEndpointRouteBuilder options) => options
        .MapGet("/settings", Handle)
        .WithName(nameof(GetClaimRules))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Ok<ClaimRules>> Handle(ClaimsDbContext db, CancellationToken ct) =>
        TypedResults.Ok(new ClaimRules(Words.Of(await db.RoundingAsync(ct))));
}

internal static class SetClaimRules
{
    public static void Map(IEndpointRouteBuilder options) => options
        .MapPut("/settings", Handle)
        .WithName(nameof(SetClaimRules))
        .RequirePermission(Permissions.TenantAdmin);

    private static async Task<Results<Ok<ClaimRules>, ProblemHttpResult>> Handle(
        ClaimRules rules, ClaimsDbContext db, CancellationToken ct)
    {
        if (Words.RoundingOf(rules.TaxRounding) is not { } rounding)
            return new FieldErrors().Add("taxRounding", "unknown").ToProblem();

        var before = await db.RoundingAsync(ct);
        if (await db.Settings.SingleOrDefaultAsync(ct) is { } settings) settings.TaxRounding = rounding;
        else db.Settings.Add(new ClaimSettings { TaxRounding = rounding });
        db.Record(
            nameof(SetClaimRules), "claim-settings", "tax-rounding", null, new ClaimRules(Words.Of(before)), rules);
        await db.SaveChangesAsync();

        return TypedResults.Ok(rules);
    }
}
