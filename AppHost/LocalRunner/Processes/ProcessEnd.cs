using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Seisan.LocalRunner.Processes;

/// <summary>Waits for the end of processes that are not our children; the kernel tells by a descriptor of each.</summary>
public static class ProcessEnd
{
    private const long PidFdOpen = 434;
    private const short Readable = 1;
    private const int NoSuchProcess = 3;

    /// <summary>Whether all of them ended within <paramref name="limit"/>; one that is gone already has ended.</summary>
    public static bool Await(IEnumerable<int> processIds, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        return processIds.ToList().TrueForAll(id => AwaitOne(id, limit - watch.Elapsed));
    }

    /// <summary>Completes when the process ends.</summary>
    public static Task Of(int processId) => Task.Factory.StartNew(
        () => AwaitOne(processId, Timeout.InfiniteTimeSpan), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static bool AwaitOne(int processId, TimeSpan limit)
    {
        var descriptor = (int)SystemCall(PidFdOpen, processId, 0);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == NoSuchProcess ? true : throw new Win32Exception(error);
        }

        try
        {
            var poll = new PollDescriptor { Descriptor = descriptor, Events = Readable };
            return Poll(ref poll, 1, Milliseconds(limit)) > 0;
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static int Milliseconds(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Max(0, limit.TotalMilliseconds);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long SystemCall(long number, long processId, long flags);

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, ulong count, int milliseconds);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }
}
