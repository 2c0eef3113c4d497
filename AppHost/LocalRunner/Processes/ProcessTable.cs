using System.Globalization;

namespace Seisan.LocalRunner.Processes;

/// <summary>One line of the kernel's process table; ticks count from the machine's start.</summary>
public readonly record struct ProcessEntry(int Id, char State, int Group, int Session, long StartTicks);

/// <summary>Reads <c>/proc</c>, where a process is told from a later one of the same number by its start time.</summary>
public static class ProcessTable
{
    public static ProcessEntry? Find(int processId)
    {
        try
        {
            return Parse(processId, File.ReadAllText($"/proc/{processId}/stat"));
        }
        catch (IOException)
        {
            return null; // it ended, before or while it was read
        }
    }

    public static IEnumerable<ProcessEntry> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Find(id) is { } entry)
            {
                yield return entry;
            }
        }
    }

    // proc(5): the second field is the name in brackets and may hold spaces and brackets itself
    private static ProcessEntry Parse(int processId, string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new(processId, fields[0][0], Number(fields[2]), Number(fields[3]), long.Parse(fields[19], CultureInfo.InvariantCulture));
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
