using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class GetClaim
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetClaim))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<Ok<ClaimView>, NotFound>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, HttpContext http, CancellationToken ct)
    {
        var claim = await db.ReadableAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();

        http.SetETag(claim.Version);
        return TypedResults.Ok(await db.ViewAsync(claim, caller, ct));
    }
}
