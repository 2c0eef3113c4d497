using System.Diagnostics;
using System.Globalization;

namespace Seisan.Load;

/// <summary>A closed loop: every user acts again as soon as they are answered. No think time.</summary>
internal sealed class Measure(int seconds, int repeats, Machine machine, Ledger ledger, Acknowledged done)
{
    private readonly List<string> _costs = [];
    private bool _headed;

    /// <param name="prepare">Makes ready what is acted on, before the clock runs.</param>
    public async Task WriteAsync(
        string name, User[] users, Func<User, Task<bool?>> act, Func<Task>? prepare = null)
    {
        var rates = new List<double>();
        var times = new List<double>();
        var (errors, asked, drain) = (0L, 0L, TimeSpan.Zero);
        var cost = new Dictionary<string, long>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            if (prepare is not null)
                await prepare();
            await ledger.DrainAsync(done);
            var before = machine.Used();
            var (rate, taken, failed) = await RunAsync(seconds, users, act);
            drain = await ledger.DrainAsync(done) is { } longer && longer > drain ? longer : drain;
            foreach (var (process, used) in machine.Used())
                cost[process] = cost.GetValueOrDefault(process) + used - before.GetValueOrDefault(process);
            rates.Add(rate);
            times.AddRange(taken);
            (errors, asked) = (errors + failed, asked + taken.Count);
        }

        times.Sort();
        rates.Sort();
        Head();
        Console.WriteLine(
            $"| {name} | {rates[0]:N0} / {rates[rates.Count / 2]:N0} / {rates[^1]:N0} | {At(times, 0.5):N0} | {At(times, 0.975):N0} | {At(times, 0.99):N0} | {errors} | {drain.TotalSeconds:N1} |");
        if (asked > 0)
            _costs.Add(CostOf(name, cost, asked));
    }

    /// <summary>What a request cost all processes together, with everything it set off.</summary>
    public void WriteCosts()
    {
        if (!machine.IsHere)
            return;
        Console.WriteLine("\nCPU-milliseconds per request, with everything it set off:\n");
        Console.WriteLine(string.Join('\n', _costs));
    }

    /// <summary>Every user acts until the time is over or nothing is left to do.</summary>
    public static async Task<(double Rate, List<double> Times, long Failed)> RunAsync(
        double seconds, User[] users, Func<User, Task<bool?>> act)
    {
        var clock = Stopwatch.StartNew();
        var length = TimeSpan.FromSeconds(seconds);
        var all = await Task.WhenAll(users.Select(async user =>
        {
            var (times, failed) = (new List<double>(), 0L);
            while (clock.Elapsed < length)
            {
                var start = Stopwatch.GetTimestamp();
                if (await act(user) is not { } good)
                    break;
                if (good)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    failed++;
            }

            return (times, failed);
        }));
        var taken = all.SelectMany(one => one.times).ToList();
        return (taken.Count / clock.Elapsed.TotalSeconds, taken, all.Sum(one => one.failed));
    }

    private void Head()
    {
        if (!_headed)
            Console.WriteLine("| operation | requests/s min / median / max | p50 ms | p97.5 ms | p99 ms | errors | drained after s |\n|---|---|---|---|---|---|---|");
        _headed = true;
    }

    private static string CostOf(string name, Dictionary<string, long> cost, long asked)
    {
        string Each(long used) => ((double)used / asked).ToString("N2", CultureInfo.InvariantCulture);
        var parts = cost.Where(one => (double)one.Value / asked >= 0.05).OrderByDescending(one => one.Value)
            .Select(one => $"{one.Key} {Each(one.Value)}");
        return $"- {name}: {Each(cost.Values.Sum())} = {string.Join(", ", parts)}";
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}
