using System.Net;
using System.Net.Sockets;

namespace Seisan.LocalRunner.Servers;

/// <summary>Says hello to a server in its own protocol.</summary>
internal static class Greeting
{
    /// <summary>Connects, sends <paramref name="hello"/> and hands the first bytes of the answer to <paramref name="accept"/>.</summary>
    public static async Task<bool> AnswersAsync(int port, byte[] hello, Func<byte[], bool> accept, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(hello, limit.Token);
            var answer = new byte[512];
            var length = await stream.ReadAsync(answer, limit.Token);
            return accept(answer[..length]);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
