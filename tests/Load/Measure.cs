using System.Diagnostics;

namespace Seisan.Load;

/// <summary>A closed loop: every user acts again as soon as they are answered. No think time.</summary>
internal static class Measure
{
    private static bool _headed;

    public static async Task WriteAsync(
        string name, int seconds, int repeats, User[] users, Func<User, Task<bool>> act, Func<User, Task<bool>>? prepare = null)
    {
        var rates = new List<double>();
        var times = new List<double>();
        var errors = 0L;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            if (prepare is not null)
                await RunAsync(seconds, users, prepare);
            var (rate, taken, failed) = await RunAsync(seconds, users, act);
            rates.Add(rate);
            times.AddRange(taken);
            errors += failed;
        }

        times.Sort();
        if (!_headed)
            Console.WriteLine("| operation | requests/s min / median / max | p50 ms | p97.5 ms | p99 ms | not answered as expected |\n|---|---|---|---|---|---|");
        _headed = true;
        rates.Sort();
        Console.WriteLine(
            $"| {name} | {rates[0]:N0} / {rates[rates.Count / 2]:N0} / {rates[^1]:N0} | {At(times, 0.5):N0} | {At(times, 0.975):N0} | {At(times, 0.99):N0} | {errors} |");
    }

    private static async Task<(double Rate, List<double> Times, long Failed)> RunAsync(int seconds, User[] users, Func<User, Task<bool>> act)
    {
        var clock = Stopwatch.StartNew();
        var length = TimeSpan.FromSeconds(seconds);
        var all = await Task.WhenAll(users.Select(async user =>
        {
            var times = new List<double>();
            var failed = 0L;
            while (clock.Elapsed < length)
            {
                var start = Stopwatch.GetTimestamp();
                if (await act(user))
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    failed++;
            }

            return (times, failed);
        }));
        var taken = all.SelectMany(one => one.times).ToList();
        return (taken.Count / clock.Elapsed.TotalSeconds, taken, all.Sum(one => one.failed));
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}
