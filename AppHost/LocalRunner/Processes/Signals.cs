using System.Runtime.InteropServices;

namespace Seisan.LocalRunner.Processes;

/// <summary>Signals by their number on Linux.</summary>
public enum Signal
{
    None = 0,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

/// <summary>Sends signals; a process that is already gone is no error.</summary>
public static class Signals
{
    public static bool Send(int processId, Signal signal) => Kill(processId, (int)signal) == 0;

    /// <summary>Signals every process of the group that <paramref name="leaderId"/> leads.</summary>
    public static bool SendGroup(int leaderId, Signal signal) => Kill(-leaderId, (int)signal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
