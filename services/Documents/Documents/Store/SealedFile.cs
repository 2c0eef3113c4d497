using Seisan.Kernel;

namespace Seisan.Documents.Store;

/// <summary>A file of the store that can be read in the plain.</summary>
internal sealed class SealedFile(ObjectStore objects, ChunkedCipher cipher, TenantId tenant, string name)
{
    public async Task CopyToAsync(Stream plain, CancellationToken ct)
    {
        await using var file = objects.Read(tenant, name);
        await cipher.OpenAsync(file, plain, ct);
    }
}
