using System.Security.Cryptography;
using Seisan.Documents.Files;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Store;

/// <summary>Seals evidence into the object store and opens it again, under the tenant's key for evidence.</summary>
internal sealed class EvidenceStore(ObjectStore objects, DataKeys keys, Caller caller)
{
    private const string DataClass = "evidence";

    public async Task WriteAsync(Evidence evidence, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var cipher = await CipherAsync(evidence);
        using var plain = new MemoryStream(bytes.ToArray(), writable: false);
        await objects.WriteAsync(caller.Tenant, evidence.ObjectName, file => cipher.SealAsync(plain, file, ct));
    }

    /// <summary>
    /// The whole file is proved before the first byte of it is given out: a file that was altered, cut off or
    /// swapped is an error and never an answer.
    /// </summary>
    /// <exception cref="CryptographicException">The stored bytes are not those that were handed in.</exception>
    public async Task<SealedFile> OpenAsync(Evidence evidence, CancellationToken ct)
    {
        var file = new SealedFile(objects, await CipherAsync(evidence), caller.Tenant, evidence.ObjectName);
        using var hash = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await file.CopyToAsync(hashing, ct);
        if (Convert.ToHexStringLower(hash.Hash!) != evidence.Sha256)
            throw new CryptographicException($"Evidence {evidence.Id} is not what was handed in.");
        return file;
    }

    private async Task<ChunkedCipher> CipherAsync(Evidence evidence) =>
        new(await keys.KeyAsync(DataClass), caller.Tenant.Value, evidence.Id);
}
