using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Seisan.Platform.Testing;

/// <summary>
/// A way to a server that a test can hold up or cut: what a client sends can be frozen while answers still come, and
/// every connection can be closed with new ones refused.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _connections = new();
    private readonly CancellationTokenSource _end = new();
    private readonly string _host;
    private readonly int _port;
    private volatile TaskCompletionSource _upstream = Open();
    private volatile bool _cut;

    private FaultProxy(string host, int port) => (_host, _port) = (host, port);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static FaultProxy Before(string host, int port)
    {
        var proxy = new FaultProxy(host, port);
        proxy._listener.Start();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>From now on nothing that a client sends arrives; answers still do.</summary>
    public void FreezeClients() => _upstream = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Closes every connection and any that is tried.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var (client, server) in _connections)
            (client, server).Close();
    }

    public void Mend()
    {
        _cut = false;
        _upstream.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        _end.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }

            _ = JoinAsync(client);
        }
    }

    private async Task JoinAsync(TcpClient client)
    {
        var server = new TcpClient();
        try
        {
            if (_cut)
                return;
            await server.ConnectAsync(_host, _port, _end.Token);
            _connections[client] = server;
            await Task.WhenAny(
                PassAsync(client.GetStream(), server.GetStream(), () => _upstream.Task),
                PassAsync(server.GetStream(), client.GetStream(), () => Task.CompletedTask));
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // one side is gone
        }
        finally
        {
            _connections.TryRemove(client, out _);
            (client, server).Close();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Func<Task> gate)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _end.Token)) > 0)
        {
            await gate();
            await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}

internal static class Pairs
{
    public static void Close(this (TcpClient Client, TcpClient Server) pair)
    {
        pair.Client.Dispose();
        pair.Server.Dispose();
    }
}
