using System.Globalization;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>
/// The processes we started, by id and start time, so that the next run can end what a killed one left. A process
/// number that another program got since then has another start time, and after a reboot nothing of it counts.
/// </summary>
internal sealed class ProcessLedger(string file)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly string Boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
    private readonly Lock gate = new();
    private readonly Dictionary<int, string> entries = [];

    public void Add(string name, ProcessEntry process, Signal stop)
    {
        lock (gate)
        {
            entries[process.Id] = string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTicks} {(int)stop} {Boot} {name}");
            Write();
        }
    }

    public void Remove(int processId)
    {
        lock (gate)
        {
            if (entries.Remove(processId)) Write();
        }
    }

    /// <summary>Ends, last started first, what the file still names.</summary>
    public void EndLeftOvers()
    {
        if (!File.Exists(file)) return;

        var left = File.ReadLines(file).Select(Parse).OfType<LeftOver>().Where(entry => entry.Members().Any()).Reverse().ToList();
        foreach (var entry in left)
        {
            ConsoleLog.Say($"ending {entry.Name} (process {entry.Id}), left by a run that was killed");
            Signals.Send(entry.Id, entry.Stop);
        }

        ProcessEnd.Await(left.Where(entry => entry.LeaderLives).Select(entry => entry.Id), Grace);
        var stubborn = left.SelectMany(entry => entry.Members()).Select(member => member.Id).ToList();
        foreach (var id in stubborn) Signals.Send(id, Signal.Kill);
        ProcessEnd.Await(stubborn, Grace);
        File.Delete(file);
    }

    private static LeftOver? Parse(string line)
    {
        var parts = line.Split(' ', 5);
        return parts.Length == 5 && parts[3] == Boot
            ? new(Number(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture), (Signal)Number(parts[2]), parts[4])
            : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Write()
    {
        File.WriteAllLines($"{file}.new", entries.Values);
        File.Move($"{file}.new", file, overwrite: true);
    }

    private sealed record LeftOver(int Id, long StartTicks, Signal Stop, string Name)
    {
        public bool LeaderLives => ProcessTable.Find(Id) is { State: not 'Z' } process && process.StartTicks == StartTicks;

        // Each process led a session of its own. While any member lives the kernel gives its number to nobody else.
        public IEnumerable<ProcessEntry> Members() => ProcessTable.Find(Id) is { } other && other.StartTicks != StartTicks
            ? []
            : ProcessTable.All().Where(process => process.Session == Id && process.State != 'Z' && process.StartTicks >= StartTicks);
    }
}
