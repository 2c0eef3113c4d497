using System.Diagnostics;

namespace Seisan.LocalRunner.Processes;

/// <summary>
/// A started program. It leads a session of its own, so that a Ctrl-C in our terminal reaches it only through us and
/// whatever it forked can be ended with it.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly ProcessSpec spec;
    private readonly Task reading;

    private ChildProcess(Process process, ProcessSpec spec, Action<string> output)
    {
        this.process = process;
        this.spec = spec;
        Entry = ProcessTable.Find(process.Id) ?? new(process.Id, 'X', process.Id, process.Id, 0);
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
        Exited = WaitAsync();
    }

    public int Id => Entry.Id;

    public Signal Stop => spec.Stop;

    /// <summary>Process id and start time, which together name this process and no later one.</summary>
    public ProcessEntry Entry { get; }

    /// <summary>Completes with the exit code.</summary>
    public Task<int> Exited { get; }

    public static ChildProcess Start(ProcessSpec spec, Action<string>? output = null)
    {
        var start = new ProcessStartInfo("/usr/bin/setsid")
        {
            WorkingDirectory = spec.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. Accounts.Prefix(spec.Account), spec.File, .. spec.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        if (!spec.Inherit) start.Environment.Clear();
        foreach (var (name, value) in spec.Environment) start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{spec.File} did not start.");
        process.StandardInput.Close();
        return new(process, spec, output ?? (_ => { }));
    }

    /// <summary>Asks it to stop, ends it by force after <paramref name="grace"/>, and ends what it left behind.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (!Exited.IsCompleted) Signals.Send(Id, spec.Stop);
        await Task.WhenAny(Exited, Task.Delay(grace));
        Signals.SendGroup(Id, Signal.Kill);
        await Exited;
    }

    public void Dispose() => process.Dispose();

    // A grandchild may hold the pipes open: the exit does not wait for the end of the output.
    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(300)));
        return process.ExitCode;
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> output)
    {
        while (await reader.ReadLineAsync() is { } line) output(line);
    }
}
