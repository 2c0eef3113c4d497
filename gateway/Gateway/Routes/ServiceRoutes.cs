using Yarp.ReverseProxy.Configuration;

namespace Seisan.Gateway.Routes;

/// <summary>Which service answers what. The first segment below /api/v1 decides.</summary>
internal static class ServiceRoutes
{
    private static readonly (string Service, string[] Resources)[] Api =
    [
        ("identity", ["me", "users", "administrator-password-links", "passwords", "api-clients", "sessions"]),
        ("masters", ["tenants", "tenant", "tenant-contacts", "departments", "ranks", "employees", "accounts", "tax-categories", "expense-categories",
            "counterparties", "projects", "banks", "holidays", "master-replays"]),
        ("claims", ["claims", "claim-outputs", "claim-options", "commuter-passes", "unopened-approvals"]),
        ("workflow", ["approvals", "withdrawals", "approval-routes"]),
        ("accounting", ["payables", "posting-preview", "postings", "journals", "closing-periods", "accounting-rules", "accounting-options",
            "journal-exports", "payer-accounts", "payment-runs"]),
        ("documents", ["evidence"]),
        ("audit", ["audit-entries", "sign-ins"]),
        ("notifications", ["messages", "platform-notices"]),
        ("backup", ["backups"]),
    ];

    /// <summary>What identity shows to browsers itself: it alone handles passwords.</summary>
    private static readonly string[] IdentityPages = ["/connect/{**rest}", "/sign-in/{**rest}", "/set-password/{**rest}", "/signed-out", "/.well-known/{**rest}"];

    public static IReadOnlyList<string> Services { get; } = [.. Api.Select(entry => entry.Service)];

    /// <summary>The metadata key of routes that keep identity's own cookies.</summary>
    public const string KeepsCookies = "KeepsCookies";

    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. from entry in Api
           from resource in entry.Resources
           select Route(resource, entry.Service, $"/api/v1/{resource}/{{**rest}}"),
        // every service keeps messages of its own that it could not handle: here the second segment decides
        .. from entry in Api
           let resource = $"parked-messages/{entry.Service}"
           select Route(resource, entry.Service, $"/api/v1/{resource}/{{**rest}}"),
        .. IdentityPages.Select(path => Route("identity" + path, "identity", path) with
        {
            Metadata = new Dictionary<string, string> { [KeepsCookies] = "true" },
        }),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(IConfiguration configuration) =>
        [.. Services.Select(service => new ClusterConfig
        {
            ClusterId = service,
            LoadBalancingPolicy = "PowerOfTwoChoices",
            Destinations = Destinations(service, configuration),
            HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 256 },
            HttpRequest = new() { ActivityTimeout = TimeSpan.FromSeconds(100) },
            HealthCheck = new HealthCheckConfig
            {
                // When no copy looks healthy, one is tried all the same: the probe may be the one that is late.
                AvailableDestinationsPolicy = "HealthyOrPanic",
                Active = new ActiveHealthCheckConfig
                {
                    Enabled = true, Path = "/health", Policy = "ConsecutiveFailures",
                    Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(2),
                },
            },
        })];

    private static RouteConfig Route(string id, string service, string path) => new()
    {
        RouteId = id, ClusterId = service, Match = new RouteMatch { Path = path }, AuthorizationPolicy = "anonymous",
    };

    /// <summary>Every copy of a service that discovery names (<c>services:NAME:http:0 … n</c>), or its plain name.</summary>
    private static Dictionary<string, DestinationConfig> Destinations(string service, IConfiguration configuration)
    {
        var addresses = configuration.GetSection($"services:{service}:http").GetChildren().Select(copy => copy.Value!).ToArray();
        if (addresses is []) addresses = [$"http://{service}"];
        return addresses.Index().ToDictionary(copy => $"{service}-{copy.Index}", copy => new DestinationConfig { Address = copy.Item });
    }
}
