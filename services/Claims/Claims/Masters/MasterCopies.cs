using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Masters;

/// <summary>Takes what masters announced into this service's own copy.</summary>
internal static class MasterCopies
{
    public static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>
    /// Up to 200 masters in one statement. Events may come late or twice: a lower version changes nothing.
    /// </summary>
    public static async Task CopyAsync<T>(
        this ClaimsDbContext db, IReadOnlyList<Timeline<T>> items, Func<T, string?[]>? foundBy = null)
    {
        var latest = items.GroupBy(item => item.Id).Select(same => same.MaxBy(item => item.Version)!).ToList();
        var terms = latest.Select(item => foundBy is null ? "" : string.Join('\n', TermsOf(item, foundBy)));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO master_copy (tenant_id, id, kind, code, version, timeline, search_terms)
            SELECT NULLIF(current_setting('app.tenant', true), '')::uuid, id, {typeof(T).Name}, code, version, timeline,
                   coalesce(string_to_array(NULLIF(terms, ''), E'\n'), ARRAY[]::text[])
            FROM unnest({latest.Select(item => item.Id).ToArray()}, {latest.Select(item => item.Code).ToArray()},
                        {latest.Select(item => item.Version).ToArray()},
                        {latest.Select(item => JsonSerializer.Serialize(item.Versions, Json)).ToArray()},
                        {terms.ToArray()}) AS item (id, code, version, timeline, terms)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET code = excluded.code, version = excluded.version, timeline = excluded.timeline,
                search_terms = excluded.search_terms
            WHERE master_copy.version < excluded.version
            """);
    }

    private static string[] TermsOf<T>(Timeline<T> item, Func<T, string?[]> foundBy) =>
        Bigrams.Of([item.Code, .. item.Versions.SelectMany(version => foundBy(version.Content))]);
}
