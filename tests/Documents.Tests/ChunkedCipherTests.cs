using System.Security.Cryptography;
using System.Text;
using Seisan.Documents.Store;

namespace Seisan.Documents.Tests;

public sealed class ChunkedCipherTests
{
    private const int Chunk = 64 * 1024;
    private const int Frame = Chunk + 28;
    private const int Head = 4;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Guid _tenant = Guid.CreateVersion7();
    private readonly Guid _file = Guid.CreateVersion7();

    [Theory]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData((5 * Chunk) + 17)]
    public async Task What_was_sealed_opens_again(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var sealedBytes = await SealAsync(plain);

        Assert.Equal(plain, await OpenAsync(sealedBytes));
    }

    [Fact]
    public async Task Nothing_of_the_plain_bytes_is_left_to_see()
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("普通預金1234567 ヤマダタロウ ", 5_000)));
        var sealedBytes = await SealAsync(plain);

        Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("1234567"u8));
        Assert.NotEqual(sealedBytes, await SealAsync(plain));
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_found()
    {
        var sealedBytes = await SealAsync(RandomNumberGenerator.GetBytes((2 * Chunk) + 10));
        foreach (var place in (int[])[0, Head, Head + 5, Head + 20, Head + Frame - 1, Head + Frame + 40, sealedBytes.Length - 1])
        {
            var changed = (byte[])sealedBytes.Clone();
            changed[place] ^= 1;
            await Refused(changed);
        }
    }

    [Fact]
    public async Task A_file_cut_off_at_any_place_is_found()
    {
        var sealedBytes = await SealAsync(RandomNumberGenerator.GetBytes((2 * Chunk) + 10));
        foreach (var length in (int[])[0, 3, Head, Head + 10, Head + 28, Head + Frame, Head + (2 * Frame), sealedBytes.Length - 1])
            await Refused(sealedBytes[..length]);
    }

    [Fact]
    public async Task Chunks_swapped_doubled_left_out_or_added_are_found()
    {
        var bytes = await SealAsync(RandomNumberGenerator.GetBytes((2 * Chunk) + 10));
        var (head, one, two, last) = (bytes[..Head], bytes[Head..(Head + Frame)], bytes[(Head + Frame)..(Head + (2 * Frame))], bytes[(Head + (2 * Frame))..]);

        await Refused([.. head, .. two, .. one, .. last]);
        await Refused([.. head, .. one, .. one, .. last]);
        await Refused([.. head, .. two, .. last]);
        await Refused([.. head, .. one, .. two, .. two, .. last]);
        await Refused([.. bytes, .. last]);
        await Refused([.. bytes, 0]);
    }

    [Fact]
    public async Task A_file_opens_for_its_own_tenant_id_and_key_only()
    {
        var sealedBytes = await SealAsync(RandomNumberGenerator.GetBytes(100));

        await Refused(sealedBytes, new ChunkedCipher(_key, Guid.CreateVersion7(), _file));
        await Refused(sealedBytes, new ChunkedCipher(_key, _tenant, Guid.CreateVersion7()));
        await Refused(sealedBytes, new ChunkedCipher(RandomNumberGenerator.GetBytes(32), _tenant, _file));
    }

    private async Task<byte[]> SealAsync(byte[] plain)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(plain);
        await new ChunkedCipher(_key, _tenant, _file).SealAsync(input, output, Cancel);
        return output.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] sealedBytes, ChunkedCipher? cipher = null)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(sealedBytes);
        await (cipher ?? new ChunkedCipher(_key, _tenant, _file)).OpenAsync(input, output, Cancel);
        return output.ToArray();
    }

    private async Task Refused(byte[] sealedBytes, ChunkedCipher? cipher = null) =>
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(sealedBytes, cipher));
}
