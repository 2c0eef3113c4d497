using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>Changes a pass, also its last day. What was submitted keeps the deduction it was submitted with.</summary>
internal static class SaveCommuterPass
{
    public static void Map(IEndpointRouteBuilder passes) => passes
        .MapPut("/{id:guid}", Handle)
        .WithName(nameof(SaveCommuterPass))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<PassView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, PassContent content, Caller caller, ClaimsDbContext db, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        var pass = await db.OwnPassAsync(id, caller, ct);
        if (pass is null) return TypedResults.NotFound();
        if (content.Check() is { Any: true } errors) return errors.ToProblem();
        if (!seen.Matches(pass.Version)) return Refusal.Stale.ToProblem();

        var before = pass.Gist();
        pass.Write(content.ToDraft());
        db.Record(
            nameof(SaveCommuterPass), "commuter-pass", pass.Id.ToString(), pass.Label(), before, pass.Gist());
        await db.SaveChangesAsync();

        http.SetETag(pass.Version);
        return TypedResults.Ok(PassView.Of(pass, JapanTime.Today(clock)));
    }
}
