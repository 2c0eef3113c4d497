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
        "parked_message",        // messages whose tenant may be missing or wrong: the run-time login cannot read what they say
        "platform_notice",       // what the provider tells all tenants
        "maintenance_window",    // the gateway's copy of planned stops, for whoever asks
        "function_state", "function_change", // what the status page shows to everybody
        "bank", "bank_branch",   // public data of all banks of Japan
    ];

    public static bool Contains(string table) => Names.Contains(table);
}
