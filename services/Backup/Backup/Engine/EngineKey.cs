using System.Security.Cryptography;
using System.Text;

namespace Seisan.Backup.Engine;

/// <summary>
/// The one secret of the backups: 32 bytes as base64 in a file that is in no backup. Who loses it loses the backups; who
/// has it and the repository has the databases.
/// </summary>
internal sealed class EngineKey
{
    private readonly byte[] _key;

    public EngineKey(IConfiguration configuration)
    {
        var path = configuration["Backup:KeyFile"] ?? throw new InvalidOperationException("Backup:KeyFile is missing.");
        _key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        if (_key.Length != 32)
            throw new InvalidOperationException($"{path} does not hold 32 bytes as base64.");
    }

    /// <summary>What the repository is encrypted with (AES-256-CBC by the engine).</summary>
    public string Cipher => Derive("repository");

    /// <summary>The password of the login <see cref="EngineLogin.Name"/>.</summary>
    public string Password => Derive("login");

    private string Derive(string purpose) => Convert.ToBase64String(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.ASCII.GetBytes($"seisan-backup-{purpose}")));
}
