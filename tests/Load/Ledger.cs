using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Seisan.Load;

/// <summary>
/// Looks behind the doors, where the runner's data folder is at hand, whether everything acknowledged has had all its
/// effects: outboxes empty, approvals opened, people told, mails sent, the operation log complete and without doubles.
/// </summary>
internal sealed class Ledger(Machine machine)
{
    private static readonly string[] Services = ["identity", "gateway", "masters", "claims", "workflow", "accounting", "documents", "audit", "notifications"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>How long the platform worked on after the last answer; null where that cannot be seen.</summary>
    public async Task<TimeSpan?> DrainAsync(Acknowledged done)
    {
        if (!machine.IsHere)
            return null;
        var watch = Stopwatch.StartNew();
        while (await MissingAsync(done) is { } missing)
        {
            if (watch.Elapsed > Limit)
                throw new InvalidOperationException($"Still missing after {Limit}: {missing}");
            await Task.Delay(250);
        }

        return watch.Elapsed;
    }

    private async Task<string?> MissingAsync(Acknowledged done)
    {
        foreach (var service in Services)
        {
            if (await CountAsync(service, "SELECT count(*) FROM outbox WHERE sent_at IS NULL", []) is > 0 and var unsent)
                return $"{unsent} messages in the outbox of {service}";
        }

        return await MissingAsync("audit", EntriesOf("CreateClaim"), done.Created, "entries of CreateClaim in the operation log")
            ?? await MissingAsync("audit", EntriesOf("SubmitClaim"), done.Submitted, "entries of SubmitClaim in the operation log")
            ?? await MissingAsync("audit", EntriesOf("OpenApproval"), done.Submitted, "entries of OpenApproval in the operation log")
            ?? await MissingAsync("audit", EntriesOf("ApproveClaim"), done.Approved, "entries of ApproveClaim in the operation log")
            ?? await MissingAsync("workflow", "SELECT count(*) FROM approval WHERE claim_id IN (SELECT unnest($1::uuid[]))", done.Submitted, "approvals")
            ?? await MissingAsync(
                "claims", "SELECT count(*) FROM expense_claim WHERE state = 'approved' AND id IN (SELECT unnest($1::uuid[]))", done.Approved, "approved claims")
            ?? await MissingAsync(
                "notifications", "SELECT count(*) FROM message WHERE kind = 'approved' AND link = ANY (SELECT '/claims/' || id FROM unnest($1) AS id)",
                done.Approved, "messages to claimants")
            ?? (await CountAsync("notifications", "SELECT count(*) FROM mail WHERE state = 'waiting'", []) is > 0 and var mails
                ? $"{mails} mails to be sent"
                : null);
    }

    private static string EntriesOf(string operation) =>
        $"SELECT count(*) FROM audit_entry WHERE operation = '{operation}' AND target_id IN (SELECT unnest($1::text[]))";

    private async Task<string?> MissingAsync(string service, string query, ConcurrentBag<Guid> claims, string what) =>
        await CountAsync(service, query, [.. claims.Select(id => id.ToString())]) is var found && found != claims.Count
            ? $"{claims.Count - found} {what}"
            : null;

    private async Task<long> CountAsync(string database, string query, string[] ids)
    {
        await using var connection = new NpgsqlConnection($"{machine.Database()};Database={database}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        if (ids.Length > 0 || query.Contains("$1", StringComparison.Ordinal))
            command.Parameters.AddWithValue(ids);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
