using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Masters.Features.Tenants;

internal sealed record TenantView(Guid Id, string CompanyCode, string Name, DateTimeOffset RegisteredAt)
{
    public static TenantView Of(TenantRow row) => new(row.Id, row.CompanyCode, row.Name, row.RegisteredAt);
}

/// <summary>The companies on the platform in the order of their codes; those found by code or name.</summary>
internal static class ListTenants
{
    public static void Map(IEndpointRouteBuilder tenants) => tenants
        .MapGet("", Handle)
        .WithName(nameof(ListTenants));

    private static async Task<Ok<Page<TenantView>>> Handle(
        string? companyCode, string? text, Paging page, MastersDbContext db, CancellationToken ct)
    {
        var after = Cursor.TryRead<string>(page.After, out var last) ? last : null;
        var found = await Found(db, companyCode, text, after).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(found.ConvertAll(TenantView.Of), page.Limit, row => Cursor.Of(row.CompanyCode)));
    }

    internal static IQueryable<TenantRow> Found(MastersDbContext db, string? companyCode, string? text, string? after)
    {
        var rows = db.Tenants.AsNoTracking();
        if (companyCode is not null)
            rows = rows.Where(row => row.CompanyCode == companyCode);
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        if (after is not null)
            rows = rows.Where(row => string.Compare(row.CompanyCode, after) > 0);
        return rows.OrderBy(row => row.CompanyCode);
    }
}
