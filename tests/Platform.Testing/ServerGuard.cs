using System.Diagnostics;

namespace Seisan.Platform.Testing;

/// <summary>
/// A small shell beside the test process that waits for our end on a pipe, which the kernel closes even after a kill,
/// and then ends the servers and removes their folder.
/// </summary>
internal sealed class ServerGuard
{
    private const string Script = """
        trap '' INT TERM HUP
        pids=
        while read -r pid; do pids="$pids $pid"; done
        for pid in $pids; do kill -INT "-$pid"; done 2>/dev/null
        for i in 1 2 3 4 5 6 7 8 9 10; do
            alive=
            for pid in $pids; do kill -0 "$pid" && alive=1; done 2>/dev/null
            [ -z "$alive" ] && break
            sleep 0.1
        done
        for pid in $pids; do kill -KILL "-$pid"; done 2>/dev/null
        sleep 0.2
        rm -rf "$1"
        """;

    private readonly Process shell;
    private readonly List<RunningServer> servers = [];

    private ServerGuard(Process shell, string folder) => (this.shell, Folder) = (shell, folder);

    /// <summary>The folder that goes when we go. Others may pass through it: the servers run under accounts of their own.</summary>
    public string Folder { get; }

    public static ServerGuard Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"seisan-tests-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("/usr/bin/setsid", ["/bin/sh", "-c", Script, "guard", folder]) { RedirectStandardInput = true };
        var shell = Process.Start(start) ?? throw new InvalidOperationException("The guard did not start.");
        shell.StandardInput.AutoFlush = true;
        return new(shell, folder);
    }

    public void Watch(RunningServer server)
    {
        lock (servers)
        {
            servers.Add(server);
            shell.StandardInput.Write($"{server.ProcessId}\n");
        }
    }
}
