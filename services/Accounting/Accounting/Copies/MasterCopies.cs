using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Copies;

namespace Seisan.Accounting.Copies;

/// <summary>Takes what masters announced into this service's own copy.</summary>
internal static class MasterCopies
{
    /// <summary>What is copied here, to be compared with masters each day.</summary>
    public static MasterCopyOf[] All { get; } =
    [
        Of<Employee>("employees"), Of<Account>("accounts"), Of<TaxCategory>("tax-categories"),
        Of<ExpenseCategory>("expense-categories"),
    ];

    /// <summary>Up to 200 masters in one statement. Events may come late or twice: a lower version changes nothing.</summary>
    public static async Task CopyAsync<T>(this AccountingDbContext db, IReadOnlyList<Timeline<T>> items)
    {
        var latest = items.GroupBy(item => item.Id).Select(same => same.MaxBy(item => item.Version)!).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO master_copy (tenant_id, id, kind, code, version, timeline)
            SELECT NULLIF(current_setting('app.tenant', true), '')::uuid, id, {typeof(T).Name}, code, version, timeline
            FROM unnest({latest.ConvertAll(item => item.Id)}, {latest.ConvertAll(item => item.Code)},
                        {latest.ConvertAll(item => item.Version)},
                        {latest.ConvertAll(item => JsonSerializer.Serialize(item.Versions, JsonSerializerOptions.Web))})
                 AS item (id, code, version, timeline)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET code = excluded.code, version = excluded.version, timeline = excluded.timeline
            WHERE master_copy.version < excluded.version
            """);
    }

    /// <summary>All masters of a kind as they are on the day: a company has some hundreds of accounts and categories.</summary>
    public static async Task<Dictionary<Guid, Named<T>>> OnAsync<T>(this AccountingDbContext db, DateOnly day, CancellationToken ct)
        where T : class
    {
        var copies = await db.Masters.AsNoTracking().Where(row => row.Kind == typeof(T).Name)
            .OrderBy(row => row.Code).ToListAsync(ct);
        return copies.Select(copy => (copy.Id, copy.Code, Content: On<T>(copy, day)))
            .Where(one => one.Content is not null)
            .ToDictionary(one => one.Id, one => new Named<T>(one.Id, one.Code, one.Content!));
    }

    /// <summary>Before its first day a master is what it was first: companies enter their masters when they start.</summary>
    private static T? On<T>(MasterCopy copy, DateOnly day)
        where T : class
    {
        var versions = JsonSerializer.Deserialize<List<Dated<T>>>(copy.Timeline, JsonSerializerOptions.Web)!;
        var held = versions.FindLast(version => version.From <= day) ?? versions.FirstOrDefault();
        return held is { Active: true } ? held.Content : null;
    }

    private static MasterCopyOf Of<T>(string master) =>
        new(master, $"SELECT id, version FROM master_copy WHERE kind = '{typeof(T).Name}'");
}

/// <summary>A master of the company on a day.</summary>
internal sealed record Named<T>(Guid Id, string Code, T Content);
