using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>The rows that say which consumer has had which message.</summary>
internal static class Inbox
{
    /// <summary>Writes the messages down as received; those that were here before are not among the answer.</summary>
    public static async Task<HashSet<Guid>> TakeAsync(ServiceDbContext db, string consumer, Guid[] messages)
    {
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            INSERT INTO inbox (tenant_id, consumer, message_id)
            SELECT {db.CurrentTenant.Value}, {consumer}, id FROM unnest({messages}) AS id ON CONFLICT DO NOTHING
            RETURNING message_id AS "Value"
            """).ToListAsync();
        return [.. taken];
    }
}
