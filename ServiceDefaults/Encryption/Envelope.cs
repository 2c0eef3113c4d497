using System.Security.Cryptography;

namespace Seisan.ServiceDefaults.Encryption;

/// <summary>
/// AES-256-GCM with a random 96-bit nonce. Layout: format 1, key version (4 bytes, big endian), nonce (12), tag (16),
/// ciphertext. The associated data binds the value to its place, so that it cannot be moved to another row.
/// </summary>
internal static class Envelope
{
    private const byte Format = 1;
    private const int NonceAt = 5, TagAt = NonceAt + 12, TextAt = TagAt + 16;

    public static byte[] Seal(byte[] key, int version, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> boundTo)
    {
        var sealedValue = new byte[TextAt + plain.Length];
        sealedValue[0] = Format;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(sealedValue.AsSpan(1), version);
        RandomNumberGenerator.Fill(sealedValue.AsSpan(NonceAt, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(
            sealedValue.AsSpan(NonceAt, 12), plain, sealedValue.AsSpan(TextAt), sealedValue.AsSpan(TagAt, 16), boundTo);
        return sealedValue;
    }

    /// <exception cref="CryptographicException">The value was altered, moved, or sealed with another key.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> boundTo)
    {
        if (sealedValue.Length < TextAt || sealedValue[0] != Format)
            throw new CryptographicException("Not a sealed value.");
        var plain = new byte[sealedValue.Length - TextAt];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(
            sealedValue.Slice(NonceAt, 12), sealedValue[TextAt..], sealedValue.Slice(TagAt, 16), plain, boundTo);
        return plain;
    }

    public static int VersionOf(ReadOnlySpan<byte> sealedValue) =>
        sealedValue.Length >= TextAt && sealedValue[0] == Format
            ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(sealedValue[1..])
            : throw new CryptographicException("Not a sealed value.");
}
