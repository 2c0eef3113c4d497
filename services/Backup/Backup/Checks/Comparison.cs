using System.Globalization;

namespace Seisan.Backup.Checks;

/// <summary>What differs between the databases as they were and as they came back.</summary>
internal static class Comparison
{
    /// <returns>One line a difference: the place, what was, what is.</returns>
    public static IReadOnlyList<Difference> Of(IReadOnlyList<Tally> then, IReadOnlyList<Tally> now)
    {
        var restored = now.ToDictionary(tally => (tally.Database, tally.Table));
        var differences = new List<Difference>();
        foreach (var expected in then)
        {
            if (!restored.Remove((expected.Database, expected.Table), out var found))
            {
                differences.Add(new(expected.Database, expected.Table, null, Text(expected.Rows), null));
                continue;
            }

            if (found.Rows != expected.Rows)
                differences.Add(new(expected.Database, expected.Table, null, Text(expected.Rows), Text(found.Rows)));
            differences.AddRange(
                from sum in expected.Sums
                let back = found.Sums.GetValueOrDefault(sum.Key)
                where back != sum.Value
                select new Difference(expected.Database, expected.Table, sum.Key, sum.Value, back));
        }

        differences.AddRange(restored.Values.Select(more => new Difference(more.Database, more.Table, null, null, Text(more.Rows))));
        return differences;
    }

    private static string Text(long rows) => rows.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Column">The column whose sum differs, or null where it is the count of rows.</param>
/// <param name="Expected">Null where the table was not there.</param>
/// <param name="Restored">Null where the table did not come back.</param>
internal sealed record Difference(string Database, string Table, string? Column, string? Expected, string? Restored);
