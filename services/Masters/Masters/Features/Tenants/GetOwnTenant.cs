using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Tenants;

/// <summary>The company of the person who asks.</summary>
internal static class GetOwnTenant
{
    public static void Map(IEndpointRouteBuilder tenant) => tenant
        .MapGet("", Handle)
        .WithName(nameof(GetOwnTenant));

    private static async Task<Results<Ok<TenantView>, NotFound>> Handle(
        MastersDbContext db, Caller caller, CancellationToken ct) =>
        await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == caller.Tenant.Value, ct) is { } row
            ? TypedResults.Ok(TenantView.Of(row))
            : TypedResults.NotFound();
}
