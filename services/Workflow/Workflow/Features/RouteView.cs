using Microsoft.EntityFrameworkCore;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>A version of a route, as it is or was in force.</summary>
internal sealed record RouteView(
    Guid Id, int Version, string Name, string? Form, int Position, long? MinTotal, long? BelowTotal, bool Active,
    IReadOnlyList<RouteStepView> Steps, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>With the names of the people it mentions, as they are today.</summary>
    public static async Task<IReadOnlyList<RouteView>> OfAsync(
        IReadOnlyList<RouteVersion> versions, WorkflowDbContext db, DateOnly today, CancellationToken ct)
    {
        var ids = versions.SelectMany(version => version.Definition.Steps).Select(step => step.Approver.EmployeeId)
            .OfType<Guid>().Select(id => new EmployeeId(id)).Distinct().ToArray();
        var people = (await db.Employees.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct))
            .ToDictionary(one => one.Id.Value, one => new RoutePerson(one.Id.Value, one.Code, one.On(today)?.Name ?? one.Code));
        return [.. versions.Select(version => Of(version, people))];
    }

    private static RouteView Of(RouteVersion version, Dictionary<Guid, RoutePerson> people)
    {
        var says = version.Definition;
        return new RouteView(
            version.RouteId.Value, version.Number, says.Name, says.Form, says.Position, says.Amount.Min,
            says.Amount.Below, says.Active,
            [.. says.Steps.Select(step => new RouteStepView(
                step.Name,
                new ApproverView(
                    step.Approver.Kind,
                    step.Approver.EmployeeId is { } id ? people.GetValueOrDefault(id) ?? new RoutePerson(id, "", "") : null,
                    step.Approver.Role, step.Approver.LevelsUp),
                step.Amount.Min, step.Amount.Below))],
            version.ChangedBy, version.ChangedAt);
    }
}

internal sealed record RouteStepView(string Name, ApproverView Approver, long? MinTotal, long? BelowTotal);

internal sealed record ApproverView(ApproverKind Kind, RoutePerson? Person, string? Role, int? LevelsUp);

internal sealed record RoutePerson(Guid Id, string Code, string Name);
