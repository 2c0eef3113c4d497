using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Seisan.Documents.Store;

/// <summary>
/// A file as chunks of 64 KiB, each sealed by AES-256-GCM under a random nonce. The associated data bind a chunk to
/// its tenant, its file, its place and whether it is the last one: chunks moved, swapped, doubled, left out or cut
/// off do not open. Layout: <c>SEV1</c>, then per chunk nonce (12), ciphertext, tag (16).
/// </summary>
internal sealed class ChunkedCipher(byte[] key, Guid tenant, Guid file)
{
    private const int ChunkSize = 64 * 1024;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = NonceSize + TagSize;
    private const int AssociatedSize = 16 + 16 + 8 + 1;

    private static ReadOnlySpan<byte> Magic => "SEV1"u8;

    public async Task SealAsync(Stream plain, Stream sealedStream, CancellationToken ct)
    {
        await sealedStream.WriteAsync(Magic.ToArray(), ct);
        using var aes = new AesGcm(key, TagSize);
        var current = new byte[ChunkSize];
        var next = new byte[ChunkSize];
        var frame = new byte[ChunkSize + Overhead];
        var length = await plain.ReadAtLeastAsync(current, ChunkSize, throwOnEndOfStream: false, ct);
        for (long index = 0; ; index++)
        {
            var following = length < ChunkSize
                ? 0
                : await plain.ReadAtLeastAsync(next, ChunkSize, throwOnEndOfStream: false, ct);
            var last = following == 0;
            Seal(aes, current.AsSpan(0, length), frame, index, last);
            await sealedStream.WriteAsync(frame.AsMemory(0, length + Overhead), ct);
            if (last)
                return;
            (current, next, length) = (next, current, following);
        }
    }

    /// <summary>Writes the plain bytes; a chunk is written only after it proved to be the one that was sealed here.</summary>
    /// <exception cref="CryptographicException">The sealed bytes are not, or not all, what was written for this file.</exception>
    public async Task OpenAsync(Stream sealedStream, Stream plain, CancellationToken ct)
    {
        var magic = new byte[Magic.Length];
        if (await sealedStream.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, ct) < magic.Length
            || !Magic.SequenceEqual(magic))
            throw new CryptographicException("The sealed file does not begin as one.");

        using var aes = new AesGcm(key, TagSize);
        const int FrameSize = ChunkSize + Overhead;
        var current = new byte[FrameSize];
        var next = new byte[FrameSize];
        var chunk = new byte[ChunkSize];
        var length = await sealedStream.ReadAtLeastAsync(current, FrameSize, throwOnEndOfStream: false, ct);
        for (long index = 0; ; index++)
        {
            var following = length < FrameSize
                ? 0
                : await sealedStream.ReadAtLeastAsync(next, FrameSize, throwOnEndOfStream: false, ct);
            if (length < Overhead)
                throw new CryptographicException("The sealed file is cut off.");
            Open(aes, current.AsSpan(0, length), chunk, index, last: following == 0);
            await plain.WriteAsync(chunk.AsMemory(0, length - Overhead), ct);
            if (following == 0)
                return;
            (current, next, length) = (next, current, following);
        }
    }

    private void Seal(AesGcm aes, ReadOnlySpan<byte> chunk, Span<byte> frame, long index, bool last)
    {
        Span<byte> associated = stackalloc byte[AssociatedSize];
        Associate(associated, index, last);
        var nonce = frame[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(
            nonce, chunk, frame.Slice(NonceSize, chunk.Length), frame.Slice(NonceSize + chunk.Length, TagSize), associated);
    }

    private void Open(AesGcm aes, ReadOnlySpan<byte> frame, Span<byte> chunk, long index, bool last)
    {
        Span<byte> associated = stackalloc byte[AssociatedSize];
        Associate(associated, index, last);
        aes.Decrypt(
            frame[..NonceSize], frame[NonceSize..^TagSize], frame[^TagSize..], chunk[..(frame.Length - Overhead)], associated);
    }

    private void Associate(Span<byte> associated, long index, bool last)
    {
        tenant.TryWriteBytes(associated, bigEndian: true, out _);
        file.TryWriteBytes(associated[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(associated[32..], index);
        associated[40] = last ? (byte)1 : (byte)0;
    }
}
