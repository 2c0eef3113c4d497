using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Seisan.ServiceDefaults.Encryption;

/// <summary>
/// The key that wraps all data keys: 32 bytes in base64 in the file named by <c>Encryption:KeyFile</c>. In production a
/// key service stands in its place.
/// </summary>
internal sealed class KeyEncryptionKey(IConfiguration configuration)
{
    private readonly Lazy<byte[]> _key = new(() => Read(configuration));

    public byte[] Wrap(byte[] dataKey, string boundTo) => Envelope.Seal(_key.Value, 1, dataKey, Encoding.UTF8.GetBytes(boundTo));

    public byte[] Unwrap(byte[] wrapped, string boundTo) => Envelope.Open(_key.Value, wrapped, Encoding.UTF8.GetBytes(boundTo));

    /// <summary>A key both ends of an event can make, for a field that must not travel in the clear.</summary>
    public byte[] TransportKey(string boundTo) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, _key.Value, 32, info: Encoding.UTF8.GetBytes("seisan transport " + boundTo));

    private static byte[] Read(IConfiguration configuration)
    {
        var path = configuration["Encryption:KeyFile"]
            ?? throw new InvalidOperationException("Encryption:KeyFile is missing.");
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == 32 ? key : throw new InvalidOperationException("The key-encryption key must have 32 bytes.");
    }
}
