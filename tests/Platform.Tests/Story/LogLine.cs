using System.Text;
using System.Text.Json;
using Seisan.Platform.Tests.Browser;

namespace Seisan.Platform.Tests.Story;

/// <summary>A line of the operation log as an administrator reads it: by all its pages, or as the file.</summary>
/// <param name="Target">The id of what was worked on.</param>
internal sealed record LogLine(long Sequence, string? Person, string Operation, string Target)
{
    private static readonly string[] StepsOfClaim =
        ["CreateClaim", "SaveClaim", "SubmitClaim", "SendBackClaim", "RejectClaim", "WithdrawClaim", "ApproveClaim"];

    /// <summary>All pages, newest first.</summary>
    public static async Task<List<LogLine>> AllAsync(Session session)
    {
        var lines = new List<LogLine>();
        var next = "";
        while (next is not null)
        {
            var after = next.Length > 0 ? $"&after={next}" : "";
            var page = await session.ReadAsync($"/api/v1/audit-entries?limit=200{after}");
            lines.AddRange(page.GetProperty("items").EnumerateArray().Select(Of));
            next = page.GetProperty("next").GetString();
        }

        return lines;
    }

    /// <summary>From the file with a header, as RFC 4180 has it.</summary>
    public static List<LogLine> OfFile(string csv)
    {
        var rows = Rows(csv.TrimStart('\uFEFF'));
        var at = rows[0].Select((title, column) => (title, column)).ToDictionary(one => one.title, one => one.column);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        return [.. rows.Skip(1).Select(row => new LogLine(
            long.Parse(row[at["sequence"]], System.Globalization.CultureInfo.InvariantCulture), row[at["person_name"]],
            row[at["operation"]], row[at["target_id"]]))];
    }

    /// <summary>What people did to a claim, oldest first; a draft that was saved again and again is one step.</summary>
    public static List<(string Operation, string? Person)> StepsOf(IEnumerable<LogLine> lines, string claim)
    {
        var steps = new List<(string, string?)>();
        var own = lines.Where(one => one.Target == claim && StepsOfClaim.Contains(one.Operation));
        foreach (var line in own.OrderBy(one => one.Sequence))
        {
            if (line.Operation != "SaveClaim" || steps.LastOrDefault() != (line.Operation, line.Person))
                steps.Add((line.Operation, line.Person));
        }

        return steps;
    }

    /// <summary>Newest first down to number 1, none left out and none twice.</summary>
    public static void AssertNoGap(List<LogLine> lines) =>
        Assert.Equal(Enumerable.Range(0, lines.Count).Select(at => (long)lines.Count - at), lines.Select(line => line.Sequence));

    private static LogLine Of(JsonElement entry) => new(
        entry.GetProperty("sequence").GetInt64(), entry.GetProperty("personName").GetString(),
        entry.GetProperty("operation").GetString()!, entry.GetProperty("targetId").GetString()!);

    private static List<List<string>> Rows(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var letter = csv[at];
            if (quoted && letter == '"' && at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else if (letter == '"')
                quoted = !quoted;
            else if (quoted || letter is not (',' or '\r' or '\n'))
                cell.Append(letter);
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        return rows;
    }
}
