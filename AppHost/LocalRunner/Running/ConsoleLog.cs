namespace Seisan.LocalRunner.Running;

/// <summary>The last lines that an instance wrote; each also goes to our own output behind the instance's name.</summary>
internal sealed class ConsoleLog(string name)
{
    private const int Kept = 500;
    private static readonly Lock Output = new();
    private readonly Queue<string> lines = new(Kept);

    /// <summary>Width of the names in front of the lines.</summary>
    public static int Width { get; set; } = 6;

    /// <summary>A line of the runner itself.</summary>
    public static void Say(string line) => Write("runner", line);

    public void Add(string line)
    {
        lock (lines)
        {
            if (lines.Count == Kept) lines.Dequeue();
            lines.Enqueue(line);
        }

        Write(name, line);
    }

    public IReadOnlyList<string> Lines()
    {
        lock (lines) return [.. lines];
    }

    private static void Write(string name, string line)
    {
        lock (Output) Console.WriteLine($"{name.PadRight(Width)} | {line}");
    }
}
