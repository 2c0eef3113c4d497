using System.Diagnostics;

namespace Seisan.Platform.Testing;

/// <summary>
/// A small shell beside the test process that waits for our end on a pipe, which the kernel closes even after a kill,
/// and then ends what we started and removes its folder.
/// </summary>
public sealed class ProcessGuard
{
    private const string Script = """
        trap '' INT TERM HUP
        pids=' '
        while read -r order pid; do
            case $order in
                watch) pids="$pids$pid " ;;
                release) case $pids in *" $pid "*) pids="${pids%% "$pid" *} ${pids#* "$pid" }" ;; esac ;;
            esac
        done
        send() { for pid in $pids; do kill "$1" "-$pid" || kill "$1" "$pid"; done 2>/dev/null; }
        alive() { for pid in $pids; do kill -0 "$pid" && return 0; done 2>/dev/null; return 1; }
        send -INT
        i=0
        while alive && [ $((i += 1)) -le 10 ]; do sleep 0.1; done
        send -KILL
        sleep 0.2
        rm -rf "$1"
        """;

    private static readonly Lazy<ProcessGuard> Lazy = new(() => new());
    private readonly Process shell;
    private readonly Lock gate = new();

    private ProcessGuard()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"seisan-tests-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(Folder);
        var start = new ProcessStartInfo("/usr/bin/setsid", ["/bin/sh", "-c", Script, "guard", Folder]) { RedirectStandardInput = true };
        shell = Process.Start(start) ?? throw new InvalidOperationException("The guard did not start.");
        shell.StandardInput.AutoFlush = true;
    }

    /// <summary>The one of this process.</summary>
    public static ProcessGuard Shared => Lazy.Value;

    /// <summary>The folder that goes when we go. Others may pass through it: the servers run under accounts of their own.</summary>
    public string Folder { get; }

    /// <summary>From now on the process, and the group where it leads one, does not outlive us.</summary>
    public void Watch(int processId) => Say("watch", processId);

    /// <summary>It has ended, and its number may become another's.</summary>
    public void Release(int processId) => Say("release", processId);

    private void Say(string order, int processId)
    {
        lock (gate) shell.StandardInput.Write($"{order} {processId}\n");
    }
}
