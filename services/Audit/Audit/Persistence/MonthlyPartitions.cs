using System.Globalization;
using Npgsql;

namespace Seisan.Audit.Persistence;

/// <summary>
/// The logs lie in one partition a month of recording, so that an old month can be given up as a whole. The migrate
/// command makes them two years ahead, each time it runs, which is with every deployment; the run-time login can make none.
/// </summary>
internal static class MonthlyPartitions
{
    public const int MonthsAhead = 24;

    public static readonly string[] Tables = ["audit_entry", "sign_in"];

    public static async Task CreateAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var today = new NpgsqlCommand("SELECT (date_trunc('month', now() AT TIME ZONE 'UTC'))::date", owner);
        var first = ((DateOnly)(await today.ExecuteScalarAsync(ct))!).AddMonths(-1);
        foreach (var table in Tables)
        {
            for (var month = 0; month <= MonthsAhead + 1; month++)
            {
                await using var command = new NpgsqlCommand(Statement(table, first.AddMonths(month)), owner);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    public static string NameOf(string table, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyy_MM}");

    private static string Statement(string table, DateOnly month) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CREATE TABLE IF NOT EXISTS {NameOf(table, month)} PARTITION OF {table}
        FOR VALUES FROM ('{month:yyyy-MM-dd} 00:00:00+00') TO ('{month.AddMonths(1):yyyy-MM-dd} 00:00:00+00')
        """);
}
