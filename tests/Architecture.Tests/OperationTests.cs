using System.Text.RegularExpressions;

namespace Seisan.Architecture.Tests;

/// <summary>Whatever is written into the operation log can be found there under a name.</summary>
public sealed partial class OperationTests
{
    private static readonly string[] Masters =
        ["Department", "Rank", "Employee", "Account", "TaxCategory", "ExpenseCategory", "Counterparty", "Project"];

    /// <summary>What those do who run the platform; no company has it in its log.</summary>
    private static readonly string[] Tenantless = ["CreateOperator"];

    [Fact]
    public void Every_operation_that_is_recorded_has_a_name_and_can_be_chosen()
    {
        var names = SourceTree.Sentences(Path.Combine(SourceTree.Root, "gateway/Web/Audit/AuditTexts.resx")).Keys
            .Where(key => key.StartsWith("op.", StringComparison.Ordinal)).Select(key => key["op.".Length..]).Order();
        var chosen = Quoted().Matches(Between(
            File.ReadAllText(Path.Combine(SourceTree.Root, "gateway/Web/Audit/Operations.cs")), "Known =", "];"))
            .Select(match => match.Groups[1].Value).Order();
        var recorded = Recorded().Distinct().Order().ToArray();

        Assert.Equal(recorded, names);
        Assert.Equal(recorded.Except(Tenantless), chosen);
    }

    private static IEnumerable<string> Recorded()
    {
        foreach (var file in SourceTree.Files("*.cs", "services", "identity", "gateway/Gateway", "ServiceDefaults"))
        {
            var source = File.ReadAllText(file);
            foreach (Match record in Record().Matches(source))
            {
                var said = record.Groups[1].Value.Trim();
                if (Call().Match(said) is { Success: true } call)
                    said = Between(source, $"string {call.Groups[1].Value}(", "};");
                var names = NameOf().Matches(said).Concat(Quoted().Matches(said))
                    .Select(match => match.Groups[1].Value).ToArray();
                foreach (var name in names.SelectMany(Filled)) yield return name;
                Assert.False(names is [], $"{SourceTree.Name(file)} records an operation without a name: {said}");
            }
        }
    }

    /// <summary>The operations on masters are named after their kind.</summary>
    private static IEnumerable<string> Filled(string name) => name switch
    {
        _ when name.EndsWith("{_kind.Singular}", StringComparison.Ordinal) =>
            Masters.Select(one => name.Split('{')[0] + one),
        _ when name.EndsWith("{_kind.Plural}", StringComparison.Ordinal) =>
            Masters.Select(one => name.Split('{')[0] + Plural(one)),
        _ => [name],
    };

    private static string Plural(string one) => one.EndsWith('y') ? one[..^1] + "ies" : one + "s";

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\bdb\.Record\(\s*((?:\w+\([\w.]+\)|[^,])+),")]
    private static partial Regex Record();

    /// <summary>A method of the same file that chooses the name.</summary>
    [GeneratedRegex(@"^(?!nameof)(\w+)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bnameof\((?:\w+\.)*(\w+)\)")]
    private static partial Regex NameOf();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
