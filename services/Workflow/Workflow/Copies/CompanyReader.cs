using Microsoft.EntityFrameworkCore;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Copies;

/// <summary>
/// Reads the part of the company that a submission and its route need, as of a day. What was read for one submission
/// is not read again for the next in the same transaction.
/// </summary>
internal sealed class CompanyReader(WorkflowDbContext db)
{
    private const int TreeDepth = 32;

    private readonly Dictionary<EmployeeId, EmployeeCopy> _employees = [];
    private readonly Dictionary<DepartmentId, DepartmentCopy> _departments = [];
    private readonly Dictionary<(DepartmentId, DateOnly), List<Headship>> _heads = [];
    private readonly Dictionary<string, List<EmployeeId>> _holders = [];
    private readonly Dictionary<EmployeeId, bool> _deciding = [];

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

    private async Task<List<EmployeeCopy>> EmployeesAsync(EmployeeId[] ids, CancellationToken ct)
    {
        if (Missing(ids, _employees) is { Length: > 0 } missing)
        {
            foreach (var copy in await db.Employees.AsNoTracking().Where(one => missing.Contains(one.Id)).ToListAsync(ct))
                _employees[copy.Id] = copy;
        }

        return [.. ids.Select(id => _employees.GetValueOrDefault(id)).OfType<EmployeeCopy>()];
    }

    /// <summary>The departments and all above them, level by level; null when one is unknown.</summary>
    private async Task<Dictionary<DepartmentId, DepartmentSpell>?> TreeAsync(
        DepartmentId[] level, DateOnly day, CancellationToken ct)
    {
        var found = new Dictionary<DepartmentId, DepartmentSpell>();
        for (var depth = 0; depth < TreeDepth && level is not []; depth++)
        {
            if (Missing(level, _departments) is { Length: > 0 } missing)
            {
                foreach (var read in await db.Departments.AsNoTracking().Where(one => missing.Contains(one.Id)).ToListAsync(ct))
                    _departments[read.Id] = read;
            }

            var copies = level.Select(id => _departments.GetValueOrDefault(id)).OfType<DepartmentCopy>().ToList();
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

    private async Task<List<Headship>> HeadsAsync(DepartmentId[] departments, DateOnly day, CancellationToken ct)
    {
        var missing = departments.Where(id => !_heads.ContainsKey((id, day))).ToArray();
        if (missing is not [])
        {
            foreach (var id in missing)
                _heads[(id, day)] = [];
            foreach (var head in await db.Headships.AsNoTracking()
                .Where(one => missing.Contains(one.DepartmentId) && one.From <= day && (one.Until == null || day < one.Until))
                .ToListAsync(ct))
                _heads[(head.DepartmentId, day)].Add(head);
        }

        return [.. departments.SelectMany(id => _heads[(id, day)]).OrderBy(head => head.EmployeeId.Value)];
    }

    private async Task<ILookup<string, EmployeeId>> RolesAsync(string[] roles, CancellationToken ct)
    {
        foreach (var role in roles.Where(role => !_holders.ContainsKey(role)))
        {
            var wanted = new[] { role };
            _holders[role] = await db.Users.AsNoTracking()
                .Where(user => user.MayDecide && user.EmployeeId != null && wanted.All(one => user.Roles.Contains(one)))
                .OrderBy(user => user.EmployeeId).Select(user => user.EmployeeId!.Value).ToListAsync(ct);
        }

        return roles.SelectMany(role => _holders[role].Select(employee => (role, employee)))
            .ToLookup(one => one.role, one => one.employee);
    }

    private async Task<HashSet<EmployeeId>> DecidingAsync(EmployeeId[] people, CancellationToken ct)
    {
        if (Missing(people, _deciding) is { Length: > 0 } missing)
        {
            var wanted = missing.Select(id => (EmployeeId?)id).ToArray();
            var able = await db.Users.AsNoTracking().Where(user => user.MayDecide && wanted.Contains(user.EmployeeId))
                .Select(user => user.EmployeeId!.Value).ToHashSetAsync(ct);
            foreach (var id in missing)
                _deciding[id] = able.Contains(id);
        }

        return [.. people.Where(id => _deciding[id])];
    }

    private static TKey[] Missing<TKey, TValue>(TKey[] ids, Dictionary<TKey, TValue> known)
        where TKey : notnull => [.. ids.Where(id => !known.ContainsKey(id)).Distinct()];
}
