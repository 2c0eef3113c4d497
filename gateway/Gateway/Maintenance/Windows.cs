using Microsoft.EntityFrameworkCore;
using Seisan.Gateway.Persistence;

namespace Seisan.Gateway.Maintenance;

internal static class Windows
{
    /// <summary>Writes down what is newer than what is known, in whatever order it comes.</summary>
    public static async Task KeepAsync(
        this GatewayDbContext db, Guid id, long version, Action<WindowRow> write, CancellationToken ct)
    {
        // one at a time: two messages about the same window may come together
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({id.ToString()}, 0))", ct);
        var row = await db.Windows.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (row is null) db.Windows.Add(row = new WindowRow { Id = id, Version = -1 });
        if (version <= row.Version) return;

        row.Version = version;
        write(row);
        await db.SaveChangesAsync(ct);
    }
}
