using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Tests.Domain;

/// <summary>A small company by name: each person and department has an id of its own from the first mention.</summary>
internal sealed class Org
{
    private readonly Dictionary<string, Guid> _ids = [];
    private readonly List<Colleague> _people = [];
    private readonly List<Unit> _units = [];
    private readonly List<(string Role, EmployeeId Person)> _roles = [];

    public EmployeeId Person(string name) => new(Id(name));

    public DepartmentId Department(string name) => new(Id(name));

    public Org With(string person, string department, bool mayDecide = true, string? role = null)
    {
        _people.Add(new Colleague(Person(person), person, Department(department), mayDecide));
        if (role is not null && mayDecide)
            _roles.Add((role, Person(person)));
        return this;
    }

    public Org Unit(string name, string? parent, params string[] heads)
    {
        _units.Add(new Unit(
            Department(name), name, parent is null ? null : Department(parent), [.. heads.Select(Person)]));
        return this;
    }

    public RoutePlan Plan(string claimant, string department, long total, params RouteStep[] steps) => RoutePlan.Make(
        new RouteDefinition("経費精算", "expense", 1, AmountRange.Any, true, steps), Person(claimant),
        Department(department), total,
        new Organisation(_people, _units, _roles.ToLookup(one => one.Role, one => one.Person)));

    public static RouteStep Head(int levelsUp, long? min = null) =>
        new($"長{levelsUp}", ApproverRule.DepartmentHead(levelsUp), new AmountRange(min, null));

    public RouteStep Named(string person) => new(person, ApproverRule.Person(Person(person)), AmountRange.Any);

    public static RouteStep Role(string role) => new(role, ApproverRule.HoldersOf(role), AmountRange.Any);

    private Guid Id(string name) =>
        _ids.TryGetValue(name, out var id) ? id : _ids[name] = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(_ids.Count));
}
