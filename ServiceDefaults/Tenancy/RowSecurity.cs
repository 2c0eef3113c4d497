namespace Seisan.ServiceDefaults.Tenancy;

/// <summary>
/// The statements that bind a table to its tenant. The policy holds for reading and writing, for the owner too; with
/// no tenant set there are no rows.
/// </summary>
internal static class RowSecurity
{
    private const string OwnTenant = "tenant_id = NULLIF(current_setting('app.tenant', true), '')::uuid";

    public static string Policy(string table) =>
        $"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS tenant ON "{table}";
        CREATE POLICY tenant ON "{table}" USING ({OwnTenant}) WITH CHECK ({OwnTenant});
        """;

    public static string Grants(string table, string database, string? privileges) =>
        $"""
        REVOKE ALL ON "{table}" FROM {database}_app;
        GRANT {privileges ?? "SELECT, INSERT, UPDATE, DELETE"} ON "{table}" TO {database}_app;
        GRANT SELECT ON "{table}" TO {database}_readonly;
        """;

    /// <summary>The relay sees and marks the rows of all tenants in these tables and nothing else.</summary>
    public static string Relay(string table, string database) =>
        $"""
        DROP POLICY IF EXISTS relay ON "{table}";
        CREATE POLICY relay ON "{table}" TO {database}_relay USING (true) WITH CHECK (true);
        GRANT SELECT, UPDATE, DELETE ON "{table}" TO {database}_relay;
        """;

    /// <summary>Parked messages: the run-time login sees and decides, only the relay's holds what they say.</summary>
    public static string Parking(string table, string database) =>
        $"""
        REVOKE ALL ON "{table}" FROM {database}_readonly;
        GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {database}_relay;
        """;

    /// <summary>The relay deletes rows that nobody asks for any more, and does not see the others.</summary>
    public static string Tidying(string table, string database, string expired) =>
        $"""
        DROP POLICY IF EXISTS tidying ON "{table}";
        CREATE POLICY tidying ON "{table}" TO {database}_relay USING ({expired});
        GRANT SELECT, DELETE ON "{table}" TO {database}_relay;
        """;
}
