using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>What a version of a route shall say. Ranges run from <c>minTotal</c> to under <c>belowTotal</c>, in yen.</summary>
/// <param name="Position">Routes are asked in this order; the first that fits is taken.</param>
/// <param name="Form">The kind of claim (<c>expense</c>, <c>transport</c>); null for every kind.</param>
/// <param name="Active">False puts the route out of use for new submissions.</param>
internal sealed record RouteRequest(
    string Name, int Position, IReadOnlyList<StepRequest> Steps, string? Form = null, long? MinTotal = null,
    long? BelowTotal = null, bool Active = true)
{
    internal const int MostSteps = 20, HighestLevel = 20, LongestName = 100;
    private const int LastPosition = 9999;
    private static readonly string[] Forms = ["expense", "transport"];

    public RouteDefinition ToDefinition() => new(
        Name.Trim(), Form, Position, new AmountRange(MinTotal, BelowTotal), Active,
        [.. Steps.Select(step => new RouteStep(
            step.Name.Trim(),
            new ApproverRule(step.Approver.Kind, step.Approver.EmployeeId, step.Approver.Role, step.Approver.LevelsUp),
            new AmountRange(step.MinTotal, step.BelowTotal)))]);

    public async Task<FieldErrors> CheckAsync(WorkflowDbContext db, CancellationToken ct)
    {
        var errors = new FieldErrors();
        CheckName(errors, "name", Name);
        if (Form is not null && !Forms.Contains(Form))
            errors.Add("form", "form_unknown");
        if (Position is < 0 or > LastPosition)
            errors.Add("position", "position_out_of_range");
        CheckRange(errors, "", MinTotal, BelowTotal);
        if (Steps.Count is 0 or > MostSteps)
            errors.Add("steps", "steps_count", MostSteps);
        else if (Steps.All(step => step.MinTotal is not null || step.BelowTotal is not null))
            errors.Add("steps", "step_always_needed");

        var people = Steps.Select(step => step.Approver.EmployeeId).OfType<Guid>().Select(id => new EmployeeId(id)).ToArray();
        var known = await db.Employees.Where(one => people.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct);
        for (var index = 0; index < Steps.Count; index++)
            Steps[index].Check(errors, $"steps[{index}].", known);
        return errors;
    }

    internal static void CheckName(FieldErrors errors, string path, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(path, "required");
        else if (name.Trim().Length > LongestName)
            errors.Add(path, "too_long", LongestName);
    }

    internal static void CheckRange(FieldErrors errors, string path, long? min, long? below)
    {
        if (min < 0)
            errors.Add(path + "minTotal", "amount_negative");
        if (below < 0)
            errors.Add(path + "belowTotal", "amount_negative");
        else if (below <= (min ?? 0))
            errors.Add(path + "belowTotal", "range_empty");
    }
}

internal sealed record StepRequest(string Name, ApproverRequest Approver, long? MinTotal = null, long? BelowTotal = null)
{
    internal void Check(FieldErrors errors, string path, List<EmployeeId> known)
    {
        RouteRequest.CheckName(errors, path + "name", Name);
        RouteRequest.CheckRange(errors, path, MinTotal, BelowTotal);
        Approver.Check(errors, path + "approver.", known);
    }
}

/// <summary>One of: a person, the holders of a role, or the head of a department some levels up.</summary>
internal sealed record ApproverRequest(
    ApproverKind Kind, Guid? EmployeeId = null, string? Role = null, int? LevelsUp = null)
{
    internal void Check(FieldErrors errors, string path, List<EmployeeId> known)
    {
        if (Kind is ApproverKind.Person && (EmployeeId is not { } person || !known.Contains(new EmployeeId(person))))
            errors.Add(path + "employeeId", EmployeeId is null ? "required" : "employee_unknown");
        if (Kind is ApproverKind.Role && (Role is null || !UserCopy.CanApprove(Role)))
            errors.Add(path + "role", Role is null ? "required" : "role_cannot_approve");
        if (Kind is ApproverKind.DepartmentHead && LevelsUp is null or < 0 or > RouteRequest.HighestLevel)
            errors.Add(path + "levelsUp", LevelsUp is null ? "required" : "levels_out_of_range", RouteRequest.HighestLevel);
    }
}
