using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Tenancy;
using Xunit;

namespace Seisan.Platform.Testing;

/// <summary>What holds for every service, asked of a running one.</summary>
public static class ServiceRules
{
    private static readonly string[] Probes = ["GET /health", "GET /alive", "GET /started", "GET /reads", "GET /openapi/{documentName}.json"];

    /// <summary>Each route asks for exactly one permission, but for those named here (<c>POST /api/v1/passwords</c>).</summary>
    public static void EveryRouteNamesOnePolicy(IServiceProvider services, params string[] anonymous)
    {
        foreach (var route in Routes(services))
        {
            var name = Name(route);
            var asked = route.Metadata.OfType<AsksFor>().Count();
            var open = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (Probes.Contains(name) || anonymous.Contains(name))
                Assert.True(open, $"{name} is meant to be open");
            else
                Assert.True(asked == 1 && !open, $"{name} asks for {asked} permissions{(open ? " and is open" : "")}");
        }
    }

    /// <summary>The API document has every mapped route and no other, each under its feature's name.</summary>
    public static async Task TheDocumentIsTheRoutes(IServiceProvider services, HttpClient client)
    {
        var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var written = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(one => one.Value.ValueKind is JsonValueKind.Object)
                .Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .Order(StringComparer.Ordinal);
        var mapped = Routes(services).Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(Documented).Order(StringComparer.Ordinal);
        Assert.Equal(mapped, written);

        Assert.All(
            document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("operationId", out _), operation.ToString()));
    }

    /// <summary>
    /// No table of tenant data without forced row security and its policy, no unique key without the tenant, no
    /// run-time login that owns, truncates or bypasses, no definer function with a free search path.
    /// </summary>
    public static async Task TheCatalogueIsTight(NpgsqlDataSource administrator, string service)
    {
        Assert.Empty(await Find(administrator, """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p
                       WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))
            """));
        var tenantless = await Find(administrator, """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
              AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
            """);
        Assert.All(tenantless, table => Assert.True(TenantlessTables.Contains(table), $"{table} has no tenant"));
        Assert.Empty(await Find(administrator, """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE n.nspname = 'public' AND i.indisunique AND NOT a.attnum = ANY (i.indkey)
            """));
        Assert.Empty(await Find(administrator, $"""
            SELECT rolname::text FROM pg_roles WHERE rolname LIKE '{service}\_%' AND (rolbypassrls OR rolsuper)
            UNION ALL SELECT relname::text FROM pg_class WHERE relowner = '{service}_app'::regrole
            UNION ALL SELECT table_name::text FROM information_schema.role_table_grants
                      WHERE grantee = '{service}_app' AND privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')
            UNION ALL SELECT proname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                      WHERE n.nspname = 'public' AND prosecdef AND NOT coalesce(proconfig::text LIKE '%search_path%', false)
            """));
    }

    private static IEnumerable<RouteEndpoint> Routes(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Name(RouteEndpoint route)
    {
        var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        return $"{method} {route.RoutePattern.RawText}";
    }

    private static string Documented(RouteEndpoint route)
    {
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}"
            : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "?"))));
        return $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} /{path}";
    }

    private static async Task<List<string>> Find(NpgsqlDataSource administrator, string sql)
    {
        await using var command = administrator.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
