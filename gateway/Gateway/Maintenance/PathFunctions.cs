using Seisan.Kernel;

namespace Seisan.Gateway.Maintenance;

/// <summary>Which function a path belongs to; what belongs to none is closed only when everything is.</summary>
internal static class PathFunctions
{
    private static readonly (string Function, string[] Segments)[] Segments =
    [
        (PlatformFunctions.SignIn, ["users", "passwords", "api-clients", "sessions", "administrator-password-links"]),
        (PlatformFunctions.Claims, ["claims", "claim-outputs", "claim-options", "commuter-passes", "unopened-approvals"]),
        (PlatformFunctions.Approvals, ["approvals", "withdrawals", "approval-routes"]),
        (PlatformFunctions.Accounting, ["accounting", "payables", "posting-preview", "postings", "journals", "closing-periods",
            "accounting-rules", "accounting-options", "journal-exports", "payer-accounts", "payment-runs"]),
        (PlatformFunctions.Evidence, ["evidence"]),
        (PlatformFunctions.Masters, ["departments", "ranks", "employees", "accounts", "tax-categories", "expense-categories",
            "counterparties", "projects", "banks", "holidays", "master-replays", "tenants", "tenant", "tenant-contacts", "contacts"]),
        (PlatformFunctions.Audit, ["audit-entries", "sign-ins"]),
        (PlatformFunctions.Messages, ["messages"]),
    ];

    private static readonly Dictionary<string, string> Known = Segments
        .SelectMany(one => one.Segments.Select(segment => (segment, one.Function))).ToDictionary(one => one.segment, one => one.Function, StringComparer.OrdinalIgnoreCase);

    /// <summary>Pages by their first segment, routes of the API by the first below <c>/api/v1</c>.</summary>
    public static string? Of(PathString path)
    {
        var below = path.StartsWithSegments("/api/v1", out var rest) ? rest : path;
        return Known.GetValueOrDefault(below.Value!.Trim('/').Split('/')[0]);
    }
}
