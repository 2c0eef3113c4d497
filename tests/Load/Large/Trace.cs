namespace Seisan.Load.Large;

/// <summary>
/// Everything that a claim has left behind: each row of each service that names it, or names something that was born with it.
/// </summary>
/// <param name="Born">The ids that were made for it, in an order that two claims of one kind share.</param>
internal sealed record Trace(IReadOnlyDictionary<string, List<Row>> Rows, IReadOnlyList<Guid> Born)
{
    private static readonly string[] Threads = ["correlation_id", "trace_id"];

    public static async Task<Trace> OfAsync(IEnumerable<Store> stores, Guid tenant, Guid claim, DateTime madeAt)
    {
        var known = new HashSet<Guid> { claim };
        Dictionary<string, List<Row>> rows;
        int before;
        do
        {
            before = known.Count;
            rows = [];
            var names = known.Select(id => $"%{id}%").ToArray();
            foreach (var store in stores)
            {
                var found = rows[store.Service] = [];
                foreach (var table in await MentionedAsync(store, tenant, names))
                    found.AddRange(await FindAsync(store, table, tenant, names));
            }

            known.UnionWith(rows.Values.SelectMany(found => found).SelectMany(row => row.Cells).OfType<Guid>()
                .Where(id => IsBornIn(id, madeAt)));
        }
        while (known.Count > before);

        known.UnionWith(rows["audit"].SelectMany(row => Threads.Select(column => row[column])).OfType<string>().Select(Guid.Parse));
        return new Trace(rows, [.. known.OrderBy(id => id.ToString(), StringComparer.Ordinal)]);
    }

    public IEnumerable<Row> Of(string service, string table) => Rows[service].Where(row => row.Table.Name == table);

    /// <summary>What two claims of one kind have in common: tables, how many rows, and which columns are filled in each.</summary>
    public IReadOnlyList<string> Shape() =>
    [
        .. Rows.SelectMany(store => store.Value.Select(row => $"{store.Key}.{row.Table.Name}: " + string.Join(
                ", ", row.Table.Columns.Where((_, at) => row.Cells[at] is not null).Select(column => column.Name))))
            .GroupBy(shape => shape).Select(shape => $"{shape.Count()} × {shape.Key}").Order(StringComparer.Ordinal),
    ];

    private static async Task<IEnumerable<Table>> MentionedAsync(Store store, Guid tenant, string[] names)
    {
        var look = store.Tables.Select(table =>
            $"SELECT '{table.Name}' WHERE EXISTS (SELECT FROM {table.Name} WHERE tenant_id = $1 AND {table.Name}::text LIKE ANY ($2))");
        var found = (await store.ReadAsync(string.Join(" UNION ALL ", look), tenant, names)).Select(row => (string)row[0]!).ToHashSet();
        return store.Tables.Where(table => found.Contains(table.Name));
    }

    private static async Task<IEnumerable<Row>> FindAsync(Store store, Table table, Guid tenant, string[] names)
    {
        return (await store.ReadAsync(
                $"SELECT {table.List} FROM {table.Name} WHERE tenant_id = $1 AND {table.Name}::text LIKE ANY ($2)", tenant, names))
            .Select(cells => new Row(table, cells));
    }

    /// <summary>Ids tell when they were made; those of people and masters are from another time.</summary>
    private static bool IsBornIn(Guid id, DateTime madeAt) => Ids.AgeOf(id, madeAt) is { } age && age > TimeSpan.FromSeconds(-1);
}
