using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class CreateClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapPost("/", Handle)
        .WithName(nameof(CreateClaim))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Created<ClaimView>, ProblemHttpResult>> Handle(
        ClaimContent content, Caller caller, ClaimsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var now = clock.Now();
        var form = content.Form is null ? ClaimForm.Expense : Words.FormOf(content.Form);
        if (form is not { } chosen) return new FieldErrors().Add("form", "unknown").ToProblem();
        var errors = content.Check(chosen, JapanTime.DateOf(now));
        if (errors.Any) return errors.ToProblem();

        var draft = content.ToDraft(() => Guid.CreateVersion7(now));
        var (claim, refusal) = await db.BeginAsync(caller, chosen, draft, now, ct);
        if (claim is null) return refusal!.ToProblem();

        db.Record(nameof(CreateClaim), "expense-claim", claim.Id.ToString(), after: claim.Gist());
        await db.SaveChangesAsync();

        http.SetETag(claim.Version);
        return TypedResults.Created($"/api/v1/claims/{claim.Id}", await db.ViewAsync(claim, caller, ct));
    }
}
