using System.Collections.Frozen;

namespace Seisan.ServiceDefaults.Tenancy;

/// <summary>
/// The one list of tables without a tenant. The migrate command refuses any other table that has no
/// <c>tenant_id</c>.
/// </summary>
public static class TenantlessTables
{
    private static readonly FrozenSet<string> Names =
    [
        "__EFMigrationsHistory", // the schema's own state
        "data_protection_keys",  // keys of cookies, the platform's own
        "tenant",                // the directory of tenants itself
        "oidc_application", "oidc_authorization", "oidc_scope", "oidc_token", // read before anybody is known
        "bank", "bank_branch",   // public data of all banks of Japan
    ];

    public static bool Contains(string table) => Names.Contains(table);
}
