using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Copies;

/// <summary>What workflow needs of an employee, with every dated version; follows masters.</summary>
internal sealed class EmployeeCopy : ITenantOwned
{
    private EmployeeCopy()
    {
    }

    public EmployeeCopy(EmployeeId id) => Id = id;

    public TenantId TenantId { get; private init; }
    public EmployeeId Id { get; private init; }
    public string Code { get; private set; } = "";

    /// <summary>Of masters; a later one replaces an earlier one as a whole.</summary>
    public long MasterVersion { get; private set; }

    public IReadOnlyList<EmployeeSpell> Spells { get; private set; } = [];
    public string[] SearchTerms { get; private set; } = [];

    /// <summary>False when a later version has been here before.</summary>
    public bool Take(Timeline<Employee> master, string[] searchTerms)
    {
        if (master.Version <= MasterVersion)
            return false;
        (Code, MasterVersion, SearchTerms) = (master.Code, master.Version, searchTerms);
        Spells =
        [
            .. master.Versions.OrderBy(dated => dated.From).Select(dated => new EmployeeSpell(
                dated.From, dated.Active, dated.Content.Name,
                dated.Content.Affiliations.FirstOrDefault(one => one.Primary)?.DepartmentId)),
        ];
        return true;
    }

    /// <summary>As of a day; before the first version nobody is there.</summary>
    public EmployeeSpell? On(DateOnly day) => Spells.LastOrDefault(spell => spell.From <= day);
}

internal sealed record EmployeeSpell(DateOnly From, bool Active, string Name, Guid? DepartmentId);

/// <summary>Someone leads a department from a day on, until the day before another; follows the employee's copy.</summary>
internal sealed class Headship : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required DepartmentId DepartmentId { get; init; }
    public required EmployeeId EmployeeId { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is over; null while it lasts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>All times at which the employee leads a department.</summary>
    public static IEnumerable<Headship> Of(Timeline<Employee> master)
    {
        var versions = master.Versions.OrderBy(dated => dated.From).ToList();
        return versions.SelectMany((dated, index) => dated.Active
            ? dated.Content.Affiliations.Where(one => one.Head).DistinctBy(one => one.DepartmentId)
                .Select(one => new Headship
                {
                    DepartmentId = new DepartmentId(one.DepartmentId),
                    EmployeeId = new EmployeeId(master.Id),
                    From = dated.From,
                    Until = index + 1 < versions.Count ? versions[index + 1].From : null,
                })
            : []);
    }
}
