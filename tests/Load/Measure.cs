using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Seisan.Load;

/// <summary>A closed loop: every user acts again as soon as they are answered. No think time.</summary>
internal sealed class Measure(int seconds, int repeats, Machine machine, Ledger ledger, Acknowledged done)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true };
    private readonly List<Measured> _rows = [];

    /// <param name="prepare">Makes ready what is acted on, before the clock runs.</param>
    public async Task WriteAsync(
        string name, User[] users, Func<User, Task<Answered?>> act, Func<Task>? prepare = null)
    {
        var all = new List<Repeat>();
        var cost = new Dictionary<string, double>();
        var growth = 0.0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            if (prepare is not null)
                await prepare();
            await ledger.DrainAsync(done);
            var before = machine.Used();
            await using var watch = new MemoryWatch(machine, "claims");
            var run = await RunAsync(seconds, users, act);
            all.Add(run with { Drained = await ledger.DrainAsync(done) });
            growth = Math.Max(growth, await watch.GrowthAsync());
            foreach (var (process, used) in machine.Used())
                cost[process] = cost.GetValueOrDefault(process) + used - before.GetValueOrDefault(process);
        }

        var asked = Math.Max(1, all.Sum(one => one.Times.Count));
        var row = new Measured(
            name, users.Length, seconds, all, cost.ToDictionary(one => one.Key, one => Math.Round(one.Value / asked, 2)),
            machine.Memory().ToDictionary(one => one.Key, one => Math.Round(one.Value, 1)), Math.Round(growth, 1));
        if (_rows.Count == 0)
        {
            string[] heads =
            [
                "operation", "requests/s min / median / max", "p50 ms", "p97.5 ms", "p99 ms", "errors", "drained after s", "MB/s",
                "claims grew by MB",
            ];
            Console.WriteLine($"| {string.Join(" | ", heads)} |\n|{string.Concat(Enumerable.Repeat("---|", heads.Length))}");
        }

        _rows.Add(row);
        string[] cells =
        [
            name, Spread(row, one => one.Rate), Spread(row, one => one.At(0.5)), Spread(row, one => one.At(0.975)),
            Spread(row, one => one.At(0.99)), $"{all.Sum(one => one.Errors)}",
            $"{all.Max(one => one.Drained?.TotalSeconds ?? 0):N1}", $"{row.Of(one => one.Bytes / one.Seconds / 1e6).Median:N1}",
            $"{row.Growth:N1}",
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    /// <summary>What a request cost all processes together, with everything it set off, and what they hold of the memory.</summary>
    public void WriteCosts()
    {
        if (!machine.IsHere)
            return;
        Console.WriteLine("\nCPU-milliseconds per request, with everything it set off:\n");
        foreach (var row in _rows)
            Console.WriteLine($"- {row.Operation}: {Parts(row.Cost, 0.05, "N2")}");
        var held = machine.Memory();
        Console.WriteLine($"\nMemory (PSS) at the end, MB: {Parts(held, 1, "N0")}");
    }

    public void WriteJson(string file) => File.WriteAllText(
        file, JsonSerializer.Serialize(new { at = TimeProvider.System.GetUtcNow(), rows = _rows.Select(row => row.Json()) }, Written));

    /// <summary>Every user acts until the time is over or nothing is left to do.</summary>
    public static async Task<Repeat> RunAsync(double seconds, User[] users, Func<User, Task<Answered?>> act)
    {
        var clock = Stopwatch.StartNew();
        var length = TimeSpan.FromSeconds(seconds);
        var all = await Task.WhenAll(users.Select(async user =>
        {
            var (times, failed, bytes) = (new List<double>(), 0L, 0L);
            while (clock.Elapsed < length)
            {
                var start = Stopwatch.GetTimestamp();
                if (await TryAsync(user, act) is not { } answer)
                    break;
                bytes += answer.Bytes;
                if (answer.Good)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    failed++;
            }

            return (times, failed, bytes);
        }));
        var taken = all.SelectMany(one => one.times).Order().ToList();
        return new Repeat(
            taken.Count / clock.Elapsed.TotalSeconds, taken, all.Sum(one => one.failed), all.Sum(one => one.bytes), clock.Elapsed.TotalSeconds, null);
    }

    /// <summary>No answer at all is an error like any other.</summary>
    private static async Task<Answered?> TryAsync(User user, Func<User, Task<Answered?>> act)
    {
        try
        {
            return await act(user);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            return new Answered(false, 0);
        }
    }

    private static string Spread(Measured row, Func<Repeat, double> figure)
    {
        var (min, median, max) = row.Of(figure);
        return $"{min:N0} / {median:N0} / {max:N0}";
    }

    private static string Parts(IReadOnlyDictionary<string, double> of, double least, string form)
    {
        string Each(double value) => value.ToString(form, CultureInfo.InvariantCulture);
        var parts = of.Where(one => one.Value >= least).OrderByDescending(one => one.Value).Select(one => $"{one.Key} {Each(one.Value)}");
        return $"{Each(of.Values.Sum())} = {string.Join(", ", parts)}";
    }
}
