using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Tenants;

internal sealed record TenantView(Guid Id, string CompanyCode, string Name, DateTimeOffset RegisteredAt)
{
    public static TenantView Of(TenantRow row) => new(row.Id, row.CompanyCode, row.Name, row.RegisteredAt);
}

/// <summary>The companies on the platform in the order of their codes.</summary>
internal static class ListTenants
{
    public static void Map(IEndpointRouteBuilder tenants) => tenants
        .MapGet("", Handle)
        .WithName(nameof(ListTenants));

    private static async Task<Ok<Page<TenantView>>> Handle(
        string? companyCode, Paging page, MastersDbContext db, CancellationToken ct)
    {
        var rows = db.Tenants.AsNoTracking();
        if (companyCode is not null)
            rows = rows.Where(row => row.CompanyCode == companyCode);
        if (Cursor.TryRead<string>(page.After, out var after))
            rows = rows.Where(row => string.Compare(row.CompanyCode, after) > 0);
        var found = await rows.OrderBy(row => row.CompanyCode).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(found.ConvertAll(TenantView.Of), page.Limit, last => Cursor.Of(last.CompanyCode)));
    }
}
