using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>A route through its versions. A change adds a version; running approvals keep the one they began with.</summary>
public sealed class ApprovalRoute : ITenantOwned
{
    private ApprovalRoute()
    {
    }

    public ApprovalRoute(RouteId id) => Id = id;

    public TenantId TenantId { get; private init; }
    public RouteId Id { get; private init; }
    public uint Version { get; private set; }

    /// <summary>The number of the version in force, from 1.</summary>
    public int CurrentVersion { get; private set; }

    public RouteVersion Change(RouteDefinition definition, string changedBy, DateTimeOffset now) =>
        new(Id, ++CurrentVersion, definition, changedBy, now);
}

/// <summary>What a route said from one change to the next. Never changed.</summary>
public sealed class RouteVersion : ITenantOwned
{
    private RouteVersion()
    {
    }

    internal RouteVersion(RouteId route, int number, RouteDefinition definition, string changedBy, DateTimeOffset now) =>
        (RouteId, Number, Definition, ChangedBy, ChangedAt) = (route, number, definition, changedBy, now);

    public TenantId TenantId { get; private init; }
    public RouteId RouteId { get; private init; }
    public int Number { get; private init; }
    public RouteDefinition Definition { get; private init; } = null!;
    public string ChangedBy { get; private init; } = "";
    public DateTimeOffset ChangedAt { get; private init; }
}
