using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class GetCommuterPass
{
    public static void Map(IEndpointRouteBuilder passes) => passes
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetCommuterPass))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<PassView>, NotFound>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var pass = await db.OwnPassAsync(id, caller, ct);
        if (pass is null) return TypedResults.NotFound();

        http.SetETag(pass.Version);
        return TypedResults.Ok(PassView.Of(pass, JapanTime.Today(clock)));
    }
}
