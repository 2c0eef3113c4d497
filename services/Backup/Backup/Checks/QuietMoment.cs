using System.Globalization;
using Npgsql;
using Seisan.Backup.Engine;

namespace Seisan.Backup.Checks;

/// <summary>
/// An instant of the server at which nothing was under way: each database can still be read as it was then, and the log
/// bears a mark to which a backup is restored to be the same. Nobody is made to wait for it.
/// </summary>
/// <remarks>
/// Transaction ids are given out in one row for all databases. Between two of our own, one apart, nobody else took one; and
/// where every snapshot between them sees none under way, no change and no commit lies between the snapshots and the mark.
/// </remarks>
internal sealed class QuietMoment : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IReadOnlyDictionary<string, NpgsqlConnection> _databases;

    private QuietMoment(string mark, DateTimeOffset at, IReadOnlyDictionary<string, NpgsqlConnection> databases) =>
        (Mark, At, _databases) = (mark, at, databases);

    /// <summary>The name of the mark in the log.</summary>
    public string Mark { get; }

    public DateTimeOffset At { get; }

    /// <summary>Connections that see each database as it was.</summary>
    public IReadOnlyDictionary<string, NpgsqlConnection> Databases => _databases;

    /// <exception cref="EngineException">The server was never quiet for as long as a mark takes (some milliseconds).</exception>
    public static async Task<QuietMoment> FindAsync(EngineAccess engine, string name, TimeProvider clock, CancellationToken ct)
    {
        await using var control = await engine.ConnectAsync("postgres", ct);
        var databases = new Dictionary<string, NpgsqlConnection>();
        try
        {
            foreach (var database in await EngineLogin.DatabasesAsync(control, ct))
                databases.Add(database, await engine.ConnectAsync(database, ct));
            var until = clock.GetUtcNow() + Patience;
            for (var attempt = 1; clock.GetUtcNow() < until; attempt++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $"{name}-{attempt}");
                if (await TryAsync(control, databases.Values, mark, ct))
                    return new(mark, clock.GetUtcNow(), databases);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50)), clock, ct);
            }

            throw new EngineException($"In {Patience.TotalSeconds} s there was no moment without a transaction.");
        }
        catch
        {
            await CloseAsync(databases.Values);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync(_databases.Values);

    private static async Task<bool> TryAsync(NpgsqlConnection control, IReadOnlyCollection<NpgsqlConnection> databases, string mark, CancellationToken ct)
    {
        var first = await NumberAsync(control, "SELECT pg_current_xact_id()::text", ct);
        var seen = await Task.WhenAll(databases.Select(database => SnapshotAsync(database, ct)));
        await ExecuteAsync(control, $"SELECT pg_create_restore_point('{mark}')", ct);
        var last = await NumberAsync(control, "SELECT pg_current_xact_id()::text", ct);
        var quiet = string.Create(CultureInfo.InvariantCulture, $"{first + 1}:{first + 1}:");
        if (last == first + 1 && Array.TrueForAll(seen, snapshot => snapshot == quiet))
            return true;
        await Task.WhenAll(databases.Select(database => ExecuteAsync(database, "ROLLBACK", ct)));
        return false;
    }

    private static async Task<string> SnapshotAsync(NpgsqlConnection database, CancellationToken ct)
    {
        await ExecuteAsync(database, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ct);
        await using var command = new NpgsqlCommand("SELECT pg_current_snapshot()::text", database);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<long> NumberAsync(NpgsqlConnection control, string question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, control);
        return long.Parse((string)(await command.ExecuteScalarAsync(ct))!, CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task CloseAsync(IEnumerable<NpgsqlConnection> connections)
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }
}
