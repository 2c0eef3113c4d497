namespace Seisan.Gateway.Edge;

/// <summary>
/// Headers that services believe because the gateway sets them. Whatever a client sends under these names is gone
/// before anything reads it (set or removed, never appended to).
/// </summary>
internal static class TrustedHeaders
{
    private static readonly string[] Exact = ["Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "True-Client-IP", "Via"];
    private static readonly string[] Prefixes = ["X-Forwarded", "X-User", "X-Tenant", "X-Auth", "X-Original-", "X-Envoy-", "X-ARR-", "CF-"];

    public static void UseTrustedHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        foreach (var name in http.Request.Headers.Keys.Where(IsTrusted).ToArray())
            http.Request.Headers.Remove(name);
        return next(http);
    });

    public static bool IsTrusted(string name) =>
        Exact.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || name.Contains("client-cert", StringComparison.OrdinalIgnoreCase)
        || name.Contains('_'); // some frameworks read X_Tenant as X-Tenant
}
