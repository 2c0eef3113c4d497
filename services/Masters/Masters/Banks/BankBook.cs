using System.Collections.Frozen;
using System.Text;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Masters.Banks;

internal sealed record Bank(string Code, string Name, string Kana);

internal sealed record Branch(string Code, string Name, string Kana);

/// <summary>
/// All banks of Japan and their branches: dated public data beside this file, read once. Finds by code, name or kana.
/// </summary>
internal static class BankBook
{
    private static readonly List<(Bank Bank, string Folded)> Banks =
        [.. Lines("banks.tsv").Select(cells => (new Bank(cells[0], cells[1], cells[2]), Fold(string.Join('\n', cells))))];

    private static readonly FrozenDictionary<string, List<(Branch Branch, string Folded)>> Branches =
        Lines("branches.tsv").GroupBy(cells => cells[0]).ToFrozenDictionary(
            group => group.Key,
            group => group.Select(cells => (new Branch(cells[1], cells[2], cells[3]), Fold(string.Join('\n', cells[1..])))).ToList());

    public static Bank? Find(string code) => Banks.Find(one => one.Bank.Code == code).Bank;

    public static Branch? Find(string bank, string branch) =>
        Branches.GetValueOrDefault(bank)?.Find(one => one.Branch.Code == branch).Branch;

    public static IEnumerable<Bank> Search(string? text) =>
        Banks.Where(one => one.Folded.Contains(Fold(text ?? ""), StringComparison.Ordinal)).Select(one => one.Bank);

    public static IEnumerable<Branch> SearchBranches(string bank, string? text) =>
        (Branches.GetValueOrDefault(bank) ?? []).Where(one => one.Folded.Contains(Fold(text ?? ""), StringComparison.Ordinal))
            .Select(one => one.Branch);

    /// <summary>As for every search, and as banks write kana: no small ones, one sign for all long marks.</summary>
    private static string Fold(string text)
    {
        const string small = "ァィゥェォッャュョヮ", large = "アイウエオツヤユヨワ";
        var folded = new StringBuilder();
        foreach (var letter in Bigrams.Fold(text.Trim()))
        {
            var at = small.IndexOf(letter, StringComparison.Ordinal);
            folded.Append(at >= 0 ? large[at] : letter is 'ー' or '－' or '―' or '‐' ? '-' : letter);
        }

        return folded.ToString();
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using var reader = new StreamReader(typeof(BankBook).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line.Split('\t');
        }
    }
}
