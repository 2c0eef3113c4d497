using Seisan.Audit.Log;
using Seisan.Kernel;

namespace Seisan.Load.Large;

/// <summary>A company with its stories and what is told of it.</summary>
internal sealed record Told(LargeCompany Company, Guid Tenant, IReadOnlyDictionary<Guid, Retelling> Retellings, List<Telling> Tellings);

/// <summary>
/// Writes all rows of one service in one transaction. Indexes that hold no promise are taken away meanwhile and built again in it,
/// which is a fraction of the work; keys, checks and references are watched by the database as ever.
/// </summary>
internal sealed class Copying(Store store, IReadOnlyList<Told> companies, Action<string> say)
{
    public async Task RunAsync()
    {
        await store.BeginAsync();
        await store.DoAsync("SET LOCAL maintenance_work_mem = '256MB'");
        var indexes = new List<string>();
        var stories = companies.SelectMany(company => company.Retellings.Values).ToList();
        var tables = store.Tables.Where(table => stories.Exists(story => story.CountOf(store.Service, table.Name) > 0)).ToList();
        foreach (var table in tables)
            indexes.AddRange(await TakeIndexesAsync(table));
        foreach (var table in tables)
        {
            var rows = table.Name == "audit_entry" ? await CopyLogAsync(table) : await CopyAsync(table, TellAll(table));
            say($"{store.Service}: {rows:N0} rows of {table.Name}");
        }

        foreach (var index in indexes)
            await store.DoAsync(index);
        await store.CommitAsync();
        foreach (var table in tables)
            await store.DoAsync($"ANALYZE {table.Name}");
        say($"{store.Service}: {indexes.Count} indexes built");
    }

    /// <summary>The statements that bring them back.</summary>
    private async Task<List<string>> TakeIndexesAsync(Table table)
    {
        var indexes = await store.ReadAsync(
            """
            SELECT indexrelid::regclass::text, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') FROM pg_index
            WHERE indrelid = $1::regclass AND NOT indisunique
            """, table.Name);
        foreach (var index in indexes)
            await store.DoAsync($"DROP INDEX {index[0]}");
        return [.. indexes.Select(index => (string)index[1]!)];
    }

    private IEnumerable<object?[]> TellAll(Table table)
    {
        foreach (var company in companies)
        {
            foreach (var telling in company.Tellings)
            {
                var story = company.Retellings[telling.Story.Id];
                for (var row = 0; row < story.CountOf(store.Service, table.Name); row++)
                    yield return story.Tell(store.Service, table.Name, row, telling);
            }
        }
    }

    /// <summary>In the order of what happened, without a gap after what the company's log holds already.</summary>
    private async Task<long> CopyLogAsync(Table log)
    {
        var rows = 0L;
        foreach (var company in companies)
        {
            var head = (await store.ReadAsync(
                "SELECT last_sequence, last_recorded_at, longest_lag FROM log_head WHERE tenant_id = $1 AND log = $2 FOR UPDATE",
                company.Tenant, LogHead.Entries)).Single();
            var (sequence, recorded, lag) = ((long)head[0]!, (DateTime)head[1]!, (TimeSpan)head[2]!);
            rows += await CopyAsync(log, InOrder(company, log).Select(entry =>
            {
                var now = LoggedText.Microseconds(TimeProvider.System.GetUtcNow()).UtcDateTime;
                recorded = now > recorded ? now : recorded;
                var late = recorded - (DateTime)entry[log.Place("at")]!;
                lag = late > lag ? late : lag;
                Retelling.Enter(log, entry, new Place(new TenantId(company.Tenant), ++sequence, new DateTimeOffset(recorded)));
                return entry;
            }));
            await store.DoAsync(
                "UPDATE log_head SET last_sequence = $3, last_recorded_at = $4, longest_lag = $5 WHERE tenant_id = $1 AND log = $2",
                company.Tenant, LogHead.Entries, sequence, recorded, lag);
        }

        return rows;
    }

    private IEnumerable<object?[]> InOrder(Told company, Table log)
    {
        var order = new PriorityQueue<object?[], DateTime>();
        foreach (var telling in company.Tellings) // in the order in which they were made
        {
            while (order.TryPeek(out _, out var first) && first < telling.MadeAt)
                yield return order.Dequeue();
            var story = company.Retellings[telling.Story.Id];
            for (var row = 0; row < story.CountOf(store.Service, log.Name); row++)
            {
                var entry = story.Tell(store.Service, log.Name, row, telling);
                order.Enqueue(entry, (DateTime)entry[log.Place("at")]!);
            }
        }

        while (order.TryDequeue(out var entry, out _))
            yield return entry;
    }

    private async Task<long> CopyAsync(Table table, IEnumerable<object?[]> rows)
    {
        await using var into = await store.Connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.List}) FROM STDIN (FORMAT BINARY)");
        into.Timeout = TimeSpan.FromMinutes(10);
        var count = 0L;
        foreach (var row in rows)
        {
            await into.StartRowAsync();
            for (var at = 0; at < row.Length; at++)
            {
                if (row[at] is { } cell)
                    await into.WriteAsync(cell, table.Columns[at].Type);
                else
                    await into.WriteNullAsync();
            }

            count++;
        }

        await into.CompleteAsync();
        return count;
    }
}
