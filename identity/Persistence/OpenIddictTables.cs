using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Seisan.Kernel;

namespace Seisan.Identity.Persistence;

/// <summary>A client as the protocol knows it; <see cref="OwnerTenant"/> is the tenant whose data it may reach.</summary>
internal sealed class OidcApplication : OpenIddictEntityFrameworkCoreApplication<Guid, OidcAuthorization, OidcToken>
{
    public TenantId OwnerTenant { get; set; }
}

internal sealed class OidcAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, OidcApplication, OidcToken>;

internal sealed class OidcScope : OpenIddictEntityFrameworkCoreScope<Guid>;

internal sealed class OidcToken : OpenIddictEntityFrameworkCoreToken<Guid, OidcApplication, OidcAuthorization>;

internal static class OpenIddictTables
{
    public static void MapOpenIddict(this ModelBuilder model)
    {
        model.UseOpenIddict<OidcApplication, OidcAuthorization, OidcScope, OidcToken, Guid>();
        model.Entity<OidcApplication>().ToTable("oidc_application");
        model.Entity<OidcAuthorization>().ToTable("oidc_authorization");
        model.Entity<OidcScope>().ToTable("oidc_scope");
        model.Entity<OidcToken>().ToTable("oidc_token");
    }
}
