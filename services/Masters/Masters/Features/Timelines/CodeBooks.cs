using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;

namespace Seisan.Masters.Features.Timelines;

internal static class CodeBooks
{
    /// <summary>All codes of some kinds in one query.</summary>
    public static async Task<CodeBook> ReadAsync(MastersDbContext db, IReadOnlyList<string> kinds, CancellationToken ct)
    {
        var book = new CodeBook();
        if (kinds is [])
            return book;
        var rows = await db.Masters.AsNoTracking().Where(row => kinds.Contains(row.Kind))
            .Select(row => new { row.Kind, row.Code, row.Id }).ToListAsync(ct);
        foreach (var row in rows)
            book.Add(row.Kind, row.Code, row.Id);
        return book;
    }
}
