using System.Diagnostics;
using Seisan.LocalRunner.Processes;
using Xunit;

namespace Seisan.Platform.Testing;

/// <summary>A service as a process of its own, which a test may kill as a power cut would.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the program on a free port and waits until it is healthy.</summary>
    /// <param name="program">A type of the service's assembly.</param>
    /// <param name="settings">Its settings, by their configuration keys.</param>
    public static Task<ServiceProcess> StartAsync(Type program, IEnumerable<KeyValuePair<string, string>> settings) =>
        StartAsync(program.Assembly.Location, settings);

    /// <summary>Starts the assembly on a free port and waits until it is healthy.</summary>
    public static async Task<ServiceProcess> StartAsync(string assembly, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var start = new ProcessStartInfo("dotnet", [assembly]);
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        var service = new ServiceProcess(Process.Start(start)!, address);
        ProcessGuard.Shared.Watch(service._process.Id);
        try
        {
            await Wait.Until(service.IsHealthyAsync, "the service did not become healthy", TimeSpan.FromSeconds(60));
        }
        catch (Xunit.Sdk.XunitException)
        {
            await service.DisposeAsync();
            throw;
        }

        return service;
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        ProcessGuard.Shared.Release(_process.Id);
    }

    private async Task<bool> IsHealthyAsync()
    {
        Assert.False(_process.HasExited, "the service ended by itself");
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            return (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
