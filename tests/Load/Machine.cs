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
        if (!IsHere)
            return [];
        var names = File.ReadLines(Ledger).Select(line => line.Split(' ', 5)).ToDictionary(parts => Number(parts[0]), parts => parts[4]);
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsAsciiDigit(name[0])).Select(Read).OfType<Entry>().ToDictionary(entry => entry.Id);
        var used = new Dictionary<string, long>();
        foreach (var entry in all.Values)
        {
            if (Owner(entry, all, names) is { } owner)
                used[owner] = used.GetValueOrDefault(owner) + entry.Milliseconds;
        }

        return used;
    }

    /// <summary>The superuser's connection to the runner's PostgreSQL.</summary>
    public string Database()
    {
        var id = File.ReadLines(Ledger).Select(line => line.Split(' ', 5)).Single(parts => parts[4] == "postgres")[0];
        var arguments = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
        var port = arguments[Array.IndexOf(arguments, "-p") + 1];
        var password = File.ReadAllText(Path.Combine(data, "secrets", "postgres-password")).Trim();
        return $"Host=127.0.0.1;Port={port};Username=app;Password={password};Maximum Pool Size=1;Max Auto Prepare=20;Auto Prepare Min Usages=2";
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
