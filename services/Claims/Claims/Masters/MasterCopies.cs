using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Masters;

/// <summary>Takes what masters announced into this service's own copy.</summary>
internal static class MasterCopies
{
    public static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>What is copied here, to be compared with masters each day.</summary>
    public static MasterCopyOf[] All { get; } =
    [
        Of<Employee>("employees"), Of<Department>("departments"), Of<Account>("accounts"),
        Of<TaxCategory>("tax-categories"), Of<ExpenseCategory>("expense-categories"),
        Of<Counterparty>("counterparties"), Of<Project>("projects"),
    ];

    /// <summary>
    /// Up to 200 masters in one statement. Events may come late or twice: a lower version changes nothing.
    /// </summary>
    public static async Task CopyAsync<T>(this ClaimsDbContext db, IReadOnlyList<Timeline<T>> items)
    {
        var rows = items.GroupBy(item => item.Id).Select(same => Row(same.MaxBy(item => item.Version)!)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO master_copy (tenant_id, id, kind, code, version, timeline, refers, search_terms)
            SELECT NULLIF(current_setting('app.tenant', true), '')::uuid, id, {typeof(T).Name}, code, version, timeline,
                   string_to_array(refers, ' ')::uuid[], string_to_array(terms, ' ')
            FROM unnest({rows.Select(row => row.Id).ToArray()}, {rows.Select(row => row.Code).ToArray()},
                        {rows.Select(row => row.Version).ToArray()}, {rows.Select(row => row.Timeline).ToArray()},
                        {rows.Select(row => string.Join(' ', row.Refers)).ToArray()},
                        {rows.Select(row => string.Join(' ', row.SearchTerms)).ToArray()})
                 AS item (id, code, version, timeline, refers, terms)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET code = excluded.code, version = excluded.version, timeline = excluded.timeline,
                refers = excluded.refers, search_terms = excluded.search_terms
            WHERE master_copy.version < excluded.version
            """);
    }

    public static MasterCopy Row<T>(Timeline<T> item) => new()
    {
        Id = item.Id, Kind = typeof(T).Name, Code = item.Code, Version = item.Version,
        Timeline = JsonSerializer.Serialize(item.Versions, Json),
        Refers = [.. item.Versions.SelectMany(version => Refers(version.Content)).Distinct()],
        SearchTerms = typeof(T) == typeof(Counterparty)
            ? Bigrams.Of([item.Code, .. item.Versions.SelectMany(Names)])
            : [],
    };

    private static MasterCopyOf Of<T>(string master) =>
        new(master, $"SELECT id, version FROM master_copy WHERE kind = '{typeof(T).Name}'");

    /// <summary>All dated versions count: which one holds depends on the day of the line.</summary>
    private static IEnumerable<Guid> Refers<T>(T content) => content switch
    {
        Employee employee => employee.Affiliations.Select(one => one.DepartmentId),
        ExpenseCategory category => [category.AccountId, category.TaxCategoryId],
        _ => [],
    };

    private static string[] Names<T>(Dated<T> version) =>
        version.Content is Counterparty payee ? [payee.Name, payee.NameKana] : [];
}
