using System.Net.Sockets;

namespace Seisan.LocalRunner.Running;

/// <summary>Asks a process how it is.</summary>
internal sealed class HealthProbe : IDisposable
{
    private readonly HttpClient client = new(Handler()) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The check of one replica; null where the resource has nothing to ask.</summary>
    public Func<CancellationToken, Task<bool>>? For(ProcessResource resource, int replica)
    {
        if (resource.Plan.HealthCheck is { } check)
        {
            var endpoint = resource.Plan.Endpoints.First(endpoint =>
                check.Endpoint is null ? endpoint.Scheme is "http" or "https" : endpoint.Name == check.Endpoint);
            return ct => AnswersAsync(new Uri(new Uri(endpoint.UrlOf(replica)), check.Path), ct);
        }

        return resource.Plan.Endpoints is [var first, ..] ? ct => ListensAsync(first.PortOf(replica), ct) : null;
    }

    public void Dispose() => client.Dispose();

    private static SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
#pragma warning disable CA5359 // our own child on loopback, asked only whether it is up: the certificate is a development one
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
    };

    private async Task<bool> AnswersAsync(Uri address, CancellationToken ct)
    {
        try
        {
            using var response = await client.GetAsync(address, ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken ct)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("localhost", port, ct);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
