namespace Seisan.Workflow.Domain;

/// <summary>Who decides a step. Never the claimant; never a person who cannot sign in to decide.</summary>
public static class ApproverSearch
{
    /// <summary>
    /// The people the step names, or else the nearest head above: above the named person for a person, above the
    /// claimant for a role or a head. Null when nobody up to the top may decide.
    /// </summary>
    public static PlannedStep? For(
        RouteStep step, EmployeeId claimant, DepartmentId department, Organisation company)
    {
        var rule = step.Approver;
        if (rule.Kind is ApproverKind.DepartmentHead)
            return HeadFrom(step, rule.LevelsUp ?? 0, department, claimant, company);

        var named = rule.Kind is ApproverKind.Person
            ? [new EmployeeId(rule.EmployeeId!.Value)]
            : company.HoldersOf(rule.Role!);
        if (Deciders(named, claimant, company) is { Count: > 0 } deciders)
            return new PlannedStep(step.Name, deciders, false);

        var below = rule.Kind is ApproverKind.Person
            ? company.Find(new EmployeeId(rule.EmployeeId!.Value))?.Department ?? department
            : department;
        return HeadFrom(step, 0, below, claimant, company) is { } head ? head with { MovedUp = true } : null;
    }

    private static PlannedStep? HeadFrom(
        RouteStep step, int levelsUp, DepartmentId from, EmployeeId claimant, Organisation company)
    {
        var chain = company.Upward(from).ToList();
        var start = Math.Min(levelsUp, chain.Count - 1);
        for (var level = Math.Max(start, 0); level < chain.Count; level++)
        {
            if (Deciders(chain[level].Heads, claimant, company) is { Count: > 0 } heads)
                return new PlannedStep(step.Name, heads, level > start);
        }

        return null;
    }

    private static List<Colleague> Deciders(
        IEnumerable<EmployeeId> people, EmployeeId claimant, Organisation company) =>
        [.. people.Distinct().Where(id => id != claimant).Select(company.Find).OfType<Colleague>()
            .Where(colleague => colleague.MayDecide)];
}
