using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Contacts;

/// <summary>The company's contacts; empty while it has named none, and then its administrators are told.</summary>
internal static class GetTenantContacts
{
    public static void Map(IEndpointRouteBuilder contacts) => contacts
        .MapGet("", Handle)
        .WithName(nameof(GetTenantContacts));

    private static async Task<TenantContactsView> Handle(MastersDbContext db, HttpContext http, CancellationToken ct)
    {
        var row = await db.TenantContacts.AsNoTracking().SingleOrDefaultAsync(ct);
        http.SetETag(row?.Version ?? 0);
        return new(row?.Contacts ?? []);
    }
}

internal sealed record TenantContactsView(IReadOnlyList<TenantContact> Contacts);
