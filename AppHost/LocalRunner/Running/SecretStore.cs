using System.Security.Cryptography;

namespace Seisan.LocalRunner.Running;

/// <summary>Generated secrets, one file each, readable by us alone.</summary>
public sealed class SecretStore
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string folder;
    private readonly Lock gate = new();

    public SecretStore(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        File.SetUnixFileMode(folder, Private | UnixFileMode.UserExecute);
    }

    public static string Generate(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>The kept secret of that name; made on the first call.</summary>
    public string Get(string name, int length)
    {
        lock (gate)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path)) return File.ReadAllText(path).TrimEnd('\n');

            // written beside and moved: a kill in between must not leave an empty secret
            var secret = Generate(length);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private };
            using (var writer = new StreamWriter($"{path}.new", options)) writer.Write(secret);
            File.Move($"{path}.new", path);
            return secret;
        }
    }
}
