namespace Seisan.Workflow.Domain;

/// <summary>An employee on the day of a submission.</summary>
/// <param name="Department">The primary one.</param>
/// <param name="MayDecide">Works here that day and signs in with the right to approve.</param>
public sealed record Colleague(EmployeeId Id, string Name, DepartmentId? Department, bool MayDecide);

/// <summary>A department on the day of a submission.</summary>
/// <param name="Parent">The department above, or null at the top.</param>
public sealed record Unit(DepartmentId Id, string Name, DepartmentId? Parent, IReadOnlyList<EmployeeId> Heads);

/// <summary>The part of the company that matters to one submission, as it was on that day.</summary>
public sealed class Organisation(
    IEnumerable<Colleague> colleagues, IEnumerable<Unit> units, ILookup<string, EmployeeId> roles)
{
    private readonly Dictionary<EmployeeId, Colleague> _colleagues = colleagues.ToDictionary(one => one.Id);
    private readonly Dictionary<DepartmentId, Unit> _units = units.ToDictionary(one => one.Id);

    public Colleague? Find(EmployeeId id) => _colleagues.GetValueOrDefault(id);

    public IEnumerable<EmployeeId> HoldersOf(string role) => roles[role];

    /// <summary>The department and those above it, up to the top. A loop in the tree ends where it closes.</summary>
    public IEnumerable<Unit> Upward(DepartmentId? from)
    {
        var seen = new HashSet<DepartmentId>();
        while (from is { } id && seen.Add(id) && _units.TryGetValue(id, out var unit))
        {
            yield return unit;
            from = unit.Parent;
        }
    }
}
