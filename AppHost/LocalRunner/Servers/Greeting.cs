using System.Net.Sockets;

namespace Seisan.LocalRunner.Servers;

/// <summary>Says hello to a server in its own protocol.</summary>
internal static class Greeting
{
    private const int Patience = 5;

    /// <summary>Sends <paramref name="hello"/> to a server of our own and hands the first bytes of the answer to <paramref name="accept"/>.</summary>
    public static async Task<bool> AnswersAsync(int port, byte[] hello, Func<byte[], bool> accept, CancellationToken ct) =>
        await AskAsync("127.0.0.1", port, async (stream, stop) => accept(await ExchangeAsync(stream, hello, stop)) ? null : "", ct) is null;

    /// <summary>The first bytes that come back.</summary>
    public static async Task<byte[]> ExchangeAsync(Stream stream, byte[] bytes, CancellationToken ct)
    {
        await stream.WriteAsync(bytes, ct);
        var answer = new byte[4096];
        return answer[..await stream.ReadAsync(answer, ct)];
    }

    /// <summary>Connects and asks; null when all is well, else what is wrong.</summary>
    public static async Task<string?> AskAsync(
        string host, int port, Func<Stream, CancellationToken, Task<string?>> ask, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(Patience));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, limit.Token);
            return await ask(client.GetStream(), limit.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return $"{host}:{port}: {failure.Message}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"{host}:{port} did not answer in {Patience} s";
        }
    }
}
