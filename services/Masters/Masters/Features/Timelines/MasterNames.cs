using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>Turns the ids inside contents into names, and finds the ids that name nothing.</summary>
internal static class MasterNames
{
    /// <summary>Names of that day, or the nearest there are; one query for a whole page.</summary>
    public static async Task<Dictionary<Guid, Named>> OfAsync(
        MastersDbContext db, IEnumerable<Reference> references, DateOnly day, CancellationToken ct)
    {
        var ids = references.Select(one => one.Id).Distinct().ToArray();
        if (ids is [])
            return [];
        var versions = await db.Versions.AsNoTracking().Where(row => ids.Contains(row.MasterId))
            .Select(row => new { row.MasterId, row.Code, row.FromDay, row.Content }).ToListAsync(ct);
        return versions.GroupBy(row => row.MasterId).ToDictionary(group => group.Key, group =>
        {
            var row = group.OrderBy(one => one.FromDay).LastOrDefault(one => one.FromDay <= day) ?? group.MinBy(one => one.FromDay)!;
            using var content = JsonDocument.Parse(row.Content);
            return new Named(row.Code, content.RootElement.GetProperty("name").GetString()!);
        });
    }

    public static async Task<FieldErrors> JudgeAsync<T>(
        MastersDbContext db, MasterKind<T> kind, DateOnly from, T content, CancellationToken ct)
        where T : class
    {
        var errors = new FieldErrors();
        if (!Master.Days.Contains(from))
            errors.Add("from", "not_a_day");
        foreach (var fault in kind.Faults(content))
            errors.Add($"content.{fault.Field}", fault.Code);

        var references = kind.References(content).ToArray();
        var ids = references.Select(one => one.Id).Distinct().ToArray();
        var known = ids is [] ? [] : (await db.Masters.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Kind }).ToListAsync(ct)).Select(row => (row.Id, row.Kind)).ToHashSet();
        foreach (var reference in references.Where(one => !known.Contains((one.Id, one.Kind))))
            errors.Add($"content.{reference.Field}", "unknown_reference");
        return errors;
    }
}
