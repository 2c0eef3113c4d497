using Seisan.LocalRunner.Processes;

namespace Seisan.Backup.Tests;

/// <summary>
/// A file system of little room in the place of a folder, with what is in the folder; disposing shows the folder again as
/// it was. Only root may mount one.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Block = 4096;
    private readonly string _folder;
    private readonly string _disk;

    private SmallDisk(string folder) => (_folder, _disk) = (folder, folder + ".disk");

    /// <param name="room">The bytes that are free beside what is there.</param>
    public static async Task<SmallDisk> OverAsync(string folder, long room)
    {
        var used = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => (file.Length / Block + 1) * Block);
        var small = new SmallDisk(folder);
        Directory.CreateDirectory(small._disk);
        await RunAsync("/bin/mount", "-t", "tmpfs", "-o", $"size={used + room}", "tmpfs", small._disk);
        await RunAsync("/bin/cp", "-a", folder + "/.", small._disk);
        await RunAsync("/bin/mount", "--bind", small._disk, folder);
        return small;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("/bin/umount", _folder);
        await RunAsync("/bin/umount", _disk);
    }

    private static Task RunAsync(string program, params string[] arguments) =>
        Accounts.RunAsync(program, arguments, null, CancellationToken.None);
}
