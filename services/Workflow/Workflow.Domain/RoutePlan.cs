namespace Seisan.Workflow.Domain;

/// <summary>A step with its approvers. Any one of them decides it.</summary>
/// <param name="MovedUp">Whoever the route named was the claimant or nobody, so the step stands a level higher.</param>
public sealed record PlannedStep(string Name, IReadOnlyList<Colleague> Approvers, bool MovedUp);

/// <summary>The steps of one claim along a route; or the step for which nobody may decide.</summary>
public sealed record RoutePlan(IReadOnlyList<PlannedStep> Steps, string? WithoutApprover)
{
    /// <summary>
    /// Finds the approvers of every step whose condition holds. Two steps in a row that fall to the same single person
    /// become one, named after both: nobody is asked twice for the same thing.
    /// </summary>
    /// <param name="department">The claimant's, as the submission names it.</param>
    public static RoutePlan Make(
        RouteDefinition route, EmployeeId claimant, DepartmentId department, long total, Organisation company)
    {
        var steps = new List<PlannedStep>();
        foreach (var step in route.Steps.Where(step => step.Amount.Holds(total)))
        {
            if (ApproverSearch.For(step, claimant, department, company) is not { } found)
                return new RoutePlan([], step.Name);
            if (steps is [.., var last] && IsSamePerson(last, found))
                steps[^1] = new PlannedStep($"{last.Name}・{found.Name}", last.Approvers, last.MovedUp || found.MovedUp);
            else
                steps.Add(found);
        }

        return new RoutePlan(steps, null);
    }

    private static bool IsSamePerson(PlannedStep one, PlannedStep next) =>
        one.Approvers is [var before] && next.Approvers is [var after] && before.Id == after.Id;
}
