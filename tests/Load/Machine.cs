using System.Globalization;

namespace Seisan.Load;

/// <summary>
/// What the platform's processes have used of the processors, by the name under which the runner started them, read
/// from the runner's ledger and from <c>/proc</c>.
/// </summary>
internal sealed class Machine(string data)
{
    private const int MillisecondsPerTick = 10;

    public bool IsHere => File.Exists(Ledger);

    private string Ledger => Path.Combine(data, "processes");

    /// <summary>Milliseconds since the start, children that have ended included.</summary>
    public Dictionary<string, long> Used()
    {
        var used = new Dictionary<string, long>();
        foreach (var (entry, owner) in Entries())
            used[owner] = used.GetValueOrDefault(owner) + entry.Milliseconds;
        return used;
    }

    /// <summary>
    /// What each process holds of the memory, in MB: pages that several share are counted in parts (PSS), so that the sum is what the
    /// machine has given.
    /// </summary>
    public Dictionary<string, double> Memory()
    {
        var held = new Dictionary<string, double>();
        foreach (var (entry, owner) in Entries())
            held[owner] = held.GetValueOrDefault(owner) + Pss(entry.Id);
        return held;
    }

    /// <summary>As <see cref="Memory"/>, of a process without children.</summary>
    public double MemoryOf(string name) => !IsHere
        ? 0
        : File.ReadLines(Ledger).Select(line => line.Split(' ', 5)).Where(parts => parts[4] == name).Sum(parts => Pss(Number(parts[0])));

    /// <summary>The superuser's connection to the runner's PostgreSQL.</summary>
    public string Database()
    {
        var id = File.ReadLines(Ledger).Select(line => line.Split(' ', 5)).Single(parts => parts[4] == "postgres")[0];
        var arguments = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
        var port = arguments[Array.IndexOf(arguments, "-p") + 1];
        var password = File.ReadAllText(Path.Combine(data, "secrets", "postgres-password")).Trim();
        return $"Host=127.0.0.1;Port={port};Username=app;Password={password};Maximum Pool Size=1;Max Auto Prepare=20;Auto Prepare Min Usages=2";
    }

    /// <summary>Every process under one that the runner started, with its name.</summary>
    private IEnumerable<(Entry Entry, string Owner)> Entries()
    {
        if (!IsHere)
            yield break;
        var names = File.ReadLines(Ledger).Select(line => line.Split(' ', 5)).ToDictionary(parts => Number(parts[0]), parts => parts[4]);
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsAsciiDigit(name[0])).Select(Read).OfType<Entry>().ToDictionary(entry => entry.Id);
        foreach (var entry in all.Values)
        {
            if (Owner(entry, all, names) is { } owner)
                yield return (entry, owner);
        }
    }

    private static double Pss(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line[4..^2].Trim(), CultureInfo.InvariantCulture) / 1024.0;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0; // ended meanwhile
        }
    }

    private static string? Owner(Entry entry, Dictionary<int, Entry> all, Dictionary<int, string> names)
    {
        for (Entry? at = entry; at is not null; at = all.GetValueOrDefault(at.Parent))
        {
            if (names.TryGetValue(at.Id, out var name))
                return name;
        }

        return null;
    }

    private static Entry? Read(string id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(Number(id), Number(fields[1]), fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) * MillisecondsPerTick);
        }
        catch (IOException)
        {
            return null; // ended meanwhile
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Entry(int Id, int Parent, long Milliseconds);
}
