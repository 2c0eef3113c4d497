using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

public static class DepartmentTree
{
    /// <summary>The departments that lie inside themselves on any day on which the tree changes.</summary>
    public static IReadOnlyList<Master<Department>> InCircles(IReadOnlyCollection<Master<Department>> all)
    {
        var days = all.SelectMany(one => one.Versions).Select(version => version.From).Distinct();
        return [.. days.SelectMany(day => InCircles(all, day)).Distinct()];
    }

    private static IEnumerable<Master<Department>> InCircles(IReadOnlyCollection<Master<Department>> all, DateOnly day)
    {
        var parents = all.ToDictionary(one => one.Id, one => one.On(day)?.Content.ParentId);
        var sound = new HashSet<Guid>();
        foreach (var department in all)
        {
            var path = new HashSet<Guid>();
            Guid? at = department.Id;
            while (at is { } id && !sound.Contains(id) && path.Add(id))
                at = parents.GetValueOrDefault(id);

            if (at is null || sound.Contains(at.Value))
                sound.UnionWith(path);
            else if (at == department.Id)
                yield return department;
        }
    }
}
