using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Seisan.LocalRunner.Processes;

/// <summary>Hands out ports nobody listens on, below the range from which the kernel draws ports of outgoing calls.</summary>
public static class FreePort
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Take()
    {
        lock (Gate)
        {
            int port;
            do
            {
                port = RandomNumberGenerator.GetInt32(16_000, 32_000);
            }
            while (!IsFree(port) || !Given.Add(port));
            return port;
        }
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
