using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit.Log;

/// <summary>Opens a tenant's log for writing: one writer at a time, until its transaction ends.</summary>
internal sealed class LogBook(AuditDbContext db, Caller caller)
{
    public async Task<LogHead> OpenAsync(string log, CancellationToken ct)
    {
        if (await LockAsync(log, ct) is { } head)
            return head;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO log_head (tenant_id, log, last_sequence, last_recorded_at, longest_lag)
            VALUES ({caller.Tenant.Value}, {log}, 0, {DateTimeOffset.UnixEpoch}, {TimeSpan.Zero}) ON CONFLICT DO NOTHING
            """, ct);
        return await LockAsync(log, ct) ?? throw new InvalidOperationException("The head of the log cannot be seen.");
    }

    /// <summary>See <see cref="LogHead.LongestLag"/>.</summary>
    public Task<TimeSpan> LongestLagAsync(string log, CancellationToken ct) =>
        db.Heads.Where(head => head.Log == log).Select(head => head.LongestLag).SingleOrDefaultAsync(ct);

    private Task<LogHead?> LockAsync(string log, CancellationToken ct) =>
        db.Heads.FromSql($"SELECT * FROM log_head WHERE log = {log} FOR UPDATE").SingleOrDefaultAsync(ct);
}
