using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;

namespace Seisan.Accounting.Tests;

internal static class Reaching
{
    /// <summary>A statement under the service's run-time login.</summary>
    public static Task<int> Run(this AccountingDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
}
