namespace Seisan.Load;

/// <summary>What one repeat came to.</summary>
/// <param name="Times">Milliseconds of every answer that was as it should be, ascending.</param>
/// <param name="Drained">Until every effect had come; null where that cannot be seen.</param>
internal sealed record Repeat(double Rate, List<double> Times, long Errors, long Bytes, double Seconds, TimeSpan? Drained)
{
    public double At(double share) => Times.Count == 0 ? 0 : Times[(int)((Times.Count - 1) * share)];
}

/// <summary>What the repeats of an operation came to.</summary>
/// <param name="Cost">CPU-milliseconds of each process per request, with everything that the requests set off.</param>
/// <param name="Memory">MB (PSS) of each process at the end of the last repeat.</param>
/// <param name="Growth">By how many MB the claims process was larger at its largest than before.</param>
internal sealed record Measured(
    string Operation, int Users, int Seconds, IReadOnlyList<Repeat> Repeats, IReadOnlyDictionary<string, double> Cost,
    IReadOnlyDictionary<string, double> Memory, double Growth)
{
    /// <summary>Smallest, median and largest of a figure of the repeats.</summary>
    public (double Min, double Median, double Max) Of(Func<Repeat, double> figure)
    {
        var all = Repeats.Select(figure).Order().ToList();
        return (all[0], all[all.Count / 2], all[^1]);
    }

    public object Json() => new
    {
        operation = Operation, users = Users, seconds = Seconds,
        requestsPerSecond = Spread(one => one.Rate), p50 = Spread(one => one.At(0.5)), p975 = Spread(one => one.At(0.975)),
        p99 = Spread(one => one.At(0.99)), megabytesPerSecond = Spread(one => one.Bytes / one.Seconds / 1e6),
        answered = Repeats.Sum(one => one.Times.Count), errors = Repeats.Sum(one => one.Errors),
        drainedAfterSeconds = Spread(one => one.Drained?.TotalSeconds ?? -1), cpuMilliseconds = Cost, memoryMegabytes = Memory,
        claimsGrewByMegabytes = Growth,
    };

    private object Spread(Func<Repeat, double> figure)
    {
        var (min, median, max) = Of(figure);
        return new { min = Math.Round(min, 2), median = Math.Round(median, 2), max = Math.Round(max, 2) };
    }
}
