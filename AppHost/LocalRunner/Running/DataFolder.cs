using System.Security.Cryptography;
using System.Text;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>
/// Everything that outlives a run: secrets, the servers' data and the ledger of running processes. One runner at a
/// time holds it; the lock goes with the process that held it.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly FileStream? held;

    private DataFolder(string path, FileStream? held, ProcessLedger ledger)
    {
        this.held = held;
        Path = path;
        Ledger = ledger;
        Secrets = new(System.IO.Path.Combine(path, "secrets"));
    }

    public string Path { get; }

    public SecretStore Secrets { get; }

    internal ProcessLedger Ledger { get; }

    /// <summary>Takes the folder and ends what a killed runner left running.</summary>
    /// <param name="fresh">Empties it first.</param>
    /// <exception cref="StartRefusedException">It is not to be had.</exception>
    public static DataFolder Open(string path, bool fresh)
    {
        path = System.IO.Path.GetFullPath(path);
        var held = Hold(path);
        var ledger = LedgerOf(path);
        ledger.EndLeftOvers();
        if (fresh) Empty(path);
        return new(path, held, ledger);
    }

    /// <summary>For a look at the model: nothing is to run in it, and another run may.</summary>
    public static DataFolder WithoutHolding(string path) => new(path, null, LedgerOf(path));

    /// <summary>
    /// A folder for a server's data. The servers run under accounts of their own when we are root, and where a parent
    /// folder is closed to others (as <c>/root</c> is) their data stay under <c>/var/lib/seisan</c>.
    /// </summary>
    public string ServerFolder(string name)
    {
        var servers = ServersOf(Path);
        Directory.CreateDirectory(servers, Passable);
        return System.IO.Path.Combine(servers, name);
    }

    public void Dispose() => held?.Dispose();

    private static ProcessLedger LedgerOf(string path) => new(System.IO.Path.Combine(path, "processes"));

    private static FileStream Hold(string path)
    {
        try
        {
            Directory.CreateDirectory(path, Passable);
            File.SetUnixFileMode(path, Passable);
            return new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(System.IO.Path.Combine(path, "lock")))
        {
            throw new StartRefusedException($"another run holds {path}: stop it first, or choose another folder with --Data=….");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{path} cannot be the data folder: {failure.Message}");
        }
    }

    private static void Empty(string path)
    {
        if (Directory.Exists(ServersOf(path))) Directory.Delete(ServersOf(path), recursive: true);
        foreach (var folder in Directory.EnumerateDirectories(path)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(path).Where(file => System.IO.Path.GetFileName(file) is not ("lock" or "run.log"))) File.Delete(file);
    }

    private static string ServersOf(string path) => !Accounts.AmRoot || IsOpenToOthers(path)
        ? System.IO.Path.Combine(path, "servers")
        : $"/var/lib/seisan/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]}";

    private static bool IsOpenToOthers(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        }

        return true;
    }
}
