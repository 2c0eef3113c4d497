using Microsoft.EntityFrameworkCore;

namespace Seisan.Accounting.Persistence;

internal static class Locks
{
    /// <summary>
    /// Between posting and closing a month: postings share the lock, closing has it alone. Held until the transaction
    /// ends, so that nothing is posted into a month that has just been closed.
    /// </summary>
    public static Task LockBooksAsync(this AccountingDbContext db, bool shared, CancellationToken ct)
    {
        var books = $"books of {db.Tenant}";
        return shared
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({books}, 0))", ct)
            : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({books}, 0))", ct);
    }
}
