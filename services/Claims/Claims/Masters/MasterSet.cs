using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;

namespace Seisan.Claims.Masters;

/// <summary>The masters that one claim names, as they were on a day.</summary>
internal sealed class MasterSet(DateOnly today)
{
    private readonly Dictionary<Guid, MasterCopy> _copies = [];
    private readonly Dictionary<(Guid, DateOnly), object?> _read = [];
    private List<CommuterPass> _passes = [];

    /// <summary>As the tenant has decided.</summary>
    public TaxRounding Rounding { get; private set; }

    /// <summary>
    /// What the claim names and what those name in turn: accounts, tax categories, the department. For a claim of
    /// transport also the claimant's commuter passes.
    /// </summary>
    public static async Task<MasterSet> LoadAsync(
        ClaimsDbContext db, TenantId tenant, EmployeeId claimant, ClaimForm form, IEnumerable<Guid?> named,
        DateOnly today, CancellationToken ct)
    {
        Guid[] ids = [.. named.OfType<Guid>().Append(claimant.Value).Distinct()];
        var rows = await db.Masters.FromSql(
            $"""
            WITH named AS (SELECT * FROM master_copy WHERE tenant_id = {tenant.Value} AND id = ANY ({ids}))
            SELECT * FROM named
            UNION ALL
            SELECT copy.* FROM (SELECT DISTINCT unnest(refers) AS id FROM named) AS referred
            JOIN master_copy AS copy ON copy.tenant_id = {tenant.Value} AND copy.id = referred.id
            """).AsNoTracking()
            .Select(copy => new
            {
                Copy = copy, Rounding = db.Settings.Select(row => (TaxRounding?)row.TaxRounding).FirstOrDefault(),
            })
            .ToListAsync(ct);

        var set = new MasterSet(today) { Rounding = rows.FirstOrDefault()?.Rounding ?? default };
        foreach (var row in rows) set._copies[row.Copy.Id] = row.Copy;
        if (form is ClaimForm.Transport) set._passes = await db.PassesOf(claimant).AsNoTracking().ToListAsync(ct);
        return set;
    }

    /// <summary>Null: unknown here, or no longer with the company.</summary>
    public Claimant? Claimant(EmployeeId id)
    {
        if (Find<Employee>(id.Value, today)?.Content is not { } employee) return null;
        var affiliation = employee.Affiliations.FirstOrDefault(one => one.Primary);
        return new Claimant(id, employee.Name, affiliation?.DepartmentId,
            Find<Department>(affiliation?.DepartmentId, today)?.Content.Name);
    }

    public LineMasters Of(ExpenseLine line)
    {
        var day = line.Date ?? today;
        var category = Find<ExpenseCategory>(line.CategoryId, day);
        var account = Find<Account>(category?.Content.AccountId, day);
        var taxId = line.TaxCategoryId ?? category?.Content.TaxCategoryId;
        var tax = Find<TaxCategory>(taxId, day);
        var project = Find<Project>(line.ProjectId, day);
        return new LineMasters(
            category is null ? null : new CategoryCopy(
                category.Code, category.Content.Name, category.Content.AccountId, account?.Code, account?.Content.Name,
                category.Content.ReceiptRequired),
            tax is null ? null : new TaxCopy(
                taxId!.Value, tax.Code, tax.Content.Name, tax.Content.RatePercent, tax.Content.Kind),
            project is null ? null : new ProjectCopy(project.Code, project.Content.Name),
            line.Leg is { } leg ? PassCover.Of(_passes, leg, day, Places.Fold) : null);
    }

    private Found<T>? Find<T>(Guid? id, DateOnly day)
        where T : class
    {
        if (id is not { } known || !_copies.TryGetValue(known, out var copy) || copy.Kind != typeof(T).Name)
            return null;
        if (_read.TryGetValue((known, day), out var read)) return (Found<T>?)read;

        var found = copy.On<T>(day) is { } content ? new Found<T>(copy.Code, content) : null;
        _read[(known, day)] = found;
        return found;
    }

    private sealed record Found<T>(string Code, T Content);
}

internal static class MasterTimeline
{
    public static List<Dated<T>> Versions<T>(this MasterCopy copy) =>
        JsonSerializer.Deserialize<List<Dated<T>>>(copy.Timeline, MasterCopies.Json)!;

    /// <summary>
    /// What holds on the day; null when closed then. Before the first day the first version holds: companies enter
    /// their masters when they start, and claim what they spent before.
    /// </summary>
    public static T? On<T>(this MasterCopy copy, DateOnly day)
        where T : class
    {
        var versions = copy.Versions<T>();
        var held = versions.FindLast(version => version.From <= day) ?? versions.FirstOrDefault();
        return held is { Active: true } ? held.Content : null;
    }
}
