using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Copies;

/// <summary>A department with every dated version; follows masters.</summary>
internal sealed class DepartmentCopy : ITenantOwned
{
    private DepartmentCopy()
    {
    }

    public DepartmentCopy(DepartmentId id) => Id = id;

    public TenantId TenantId { get; private init; }
    public DepartmentId Id { get; private init; }
    public long MasterVersion { get; private set; }
    public IReadOnlyList<DepartmentSpell> Spells { get; private set; } = [];

    /// <summary>False when a later version has been here before.</summary>
    public bool Take(Timeline<Department> master)
    {
        if (master.Version <= MasterVersion)
            return false;
        MasterVersion = master.Version;
        Spells =
        [
            .. master.Versions.OrderBy(dated => dated.From)
                .Select(dated => new DepartmentSpell(dated.From, dated.Active, dated.Content.Name, dated.Content.ParentId)),
        ];
        return true;
    }

    public DepartmentSpell? On(DateOnly day) => Spells.LastOrDefault(spell => spell.From <= day);
}

internal sealed record DepartmentSpell(DateOnly From, bool Active, string Name, Guid? ParentId);
