using Microsoft.EntityFrameworkCore;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Copies;

/// <summary>Reads the part of the company that a submission and its route need, as of a day.</summary>
internal sealed class CompanyReader(WorkflowDbContext db)
{
    private const int TreeDepth = 32;

    /// <summary>Null while a master it needs has not arrived: the claimant, their department, or a person of the route.</summary>
    public async Task<Organisation?> ReadAsync(Submission claim, RouteDefinition route, CancellationToken ct)
    {
        var named = route.Steps.Select(step => step.Approver.EmployeeId).OfType<Guid>()
            .Select(id => new EmployeeId(id)).Append(claim.ClaimantId).Distinct().ToArray();
        var people = await EmployeesAsync(named, ct);
        if (people.Count < named.Length)
            return null;

        var starts = people.Select(person => person.On(claim.Day)?.DepartmentId).OfType<Guid>()
            .Select(id => new DepartmentId(id)).Append(claim.DepartmentId);
        if (await TreeAsync([.. starts.Distinct()], claim.Day, ct) is not { } departments)
            return null;

        var heads = await HeadsAsync([.. departments.Keys], claim.Day, ct);
        var roles = await RolesAsync([.. route.Steps.Select(step => step.Approver.Role).OfType<string>().Distinct()], ct);
        var others = heads.Select(head => head.EmployeeId).Concat(roles.SelectMany(role => role))
            .Distinct().Except(named).ToArray();
        people.AddRange(await EmployeesAsync(others, ct));
        var deciding = await DecidingAsync([.. people.Select(person => person.Id)], ct);

        return new Organisation(
            people.Select(person => AsColleague(person, claim.Day, deciding)),
            departments.Select(one => new Unit(
                one.Key, one.Value.Name, one.Value.ParentId is { } parent ? new DepartmentId(parent) : null,
                [.. heads.Where(head => head.DepartmentId == one.Key).Select(head => head.EmployeeId)])),
            roles);
    }

    private static Colleague AsColleague(EmployeeCopy person, DateOnly day, HashSet<EmployeeId> deciding)
    {
        var spell = person.On(day);
        return new Colleague(
            person.Id, spell?.Name ?? person.Code,
            spell?.DepartmentId is { } department ? new DepartmentId(department) : null,
            spell is { Active: true } && deciding.Contains(person.Id));
    }

    private async Task<List<EmployeeCopy>> EmployeesAsync(EmployeeId[] ids, CancellationToken ct) =>
        ids is [] ? [] : await db.Employees.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct);

    /// <summary>The departments and all above them, level by level; null when one is unknown.</summary>
    private async Task<Dictionary<DepartmentId, DepartmentSpell>?> TreeAsync(
        DepartmentId[] level, DateOnly day, CancellationToken ct)
    {
        var found = new Dictionary<DepartmentId, DepartmentSpell>();
        for (var depth = 0; depth < TreeDepth && level is not []; depth++)
        {
            var copies = await db.Departments.AsNoTracking().Where(one => level.Contains(one.Id)).ToListAsync(ct);
            if (copies.Count < level.Length)
                return null;
            foreach (var copy in copies)
                found[copy.Id] = copy.On(day) ?? copy.Spells[0];
            level =
            [
                .. copies.Select(copy => found[copy.Id].ParentId).OfType<Guid>()
                    .Select(id => new DepartmentId(id)).Distinct().Where(id => !found.ContainsKey(id)),
            ];
        }

        return found;
    }

    private async Task<List<Headship>> HeadsAsync(DepartmentId[] departments, DateOnly day, CancellationToken ct) =>
        await db.Headships.AsNoTracking()
            .Where(one => departments.Contains(one.DepartmentId) && one.From <= day && (one.Until == null || day < one.Until))
            .OrderBy(one => one.EmployeeId).ToListAsync(ct);

    private async Task<ILookup<string, EmployeeId>> RolesAsync(string[] roles, CancellationToken ct)
    {
        var holders = new List<(string Role, EmployeeId Employee)>();
        foreach (var role in roles)
        {
            var wanted = new[] { role };
            holders.AddRange((await db.Users.AsNoTracking()
                    .Where(user => user.MayDecide && user.EmployeeId != null && wanted.All(one => user.Roles.Contains(one)))
                    .OrderBy(user => user.EmployeeId).Select(user => user.EmployeeId!.Value).ToListAsync(ct))
                .Select(employee => (role, employee)));
        }

        return holders.ToLookup(one => one.Role, one => one.Employee);
    }

    private async Task<HashSet<EmployeeId>> DecidingAsync(EmployeeId[] people, CancellationToken ct)
    {
        var wanted = people.Select(id => (EmployeeId?)id).ToArray();
        return [.. await db.Users.AsNoTracking().Where(user => user.MayDecide && wanted.Contains(user.EmployeeId))
            .Select(user => user.EmployeeId!.Value).ToListAsync(ct)];
    }
}
