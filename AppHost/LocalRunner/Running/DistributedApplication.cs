using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Running;

namespace Seisan.LocalRunner;

/// <summary>The platform, ready to run on this machine.</summary>
public sealed class DistributedApplication : IDisposable
{
    // one Ctrl-C can reach us twice, from the terminal and from the script that started us
    private static readonly TimeSpan OneSignal = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<IResource> resources;
    private readonly DataFolder data;
    private readonly IConfiguration configuration;
    private Platform? platform;

    internal DistributedApplication(IReadOnlyList<IResource> resources, DataFolder data, IConfiguration configuration)
    {
        this.resources = resources;
        this.data = data;
        this.configuration = configuration;
    }

    /// <summary>The builder; ends the program with a message where nothing can be started with these settings.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return new DistributedApplicationBuilder(args);
        }
        catch (StartRefusedException refusal)
        {
            return refusal.EndProgram<IDistributedApplicationBuilder>();
        }
    }

    public void Dispose()
    {
        platform?.Dispose();
        data.Dispose();
    }

    /// <inheritdoc cref="RunAsync"/>
    public void Run()
    {
        try
        {
            RunAsync().GetAwaiter().GetResult();
        }
        catch (StartRefusedException refusal)
        {
            Dispose();
            refusal.EndProgram<object>();
        }
    }

    /// <summary>
    /// Starts everything and returns when everything has stopped, after Ctrl-C, SIGTERM or a cancelled token. A second
    /// signal stops without order. With <c>Parent</c> (a process id) set it stops as well when that process ends,
    /// however that ends.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (Publishing.IsWanted(configuration))
        {
            Publishing.Write(resources, configuration);
            return;
        }

        var since = new Stopwatch();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);

        if (configuration["Parent"] is { Length: > 0 } id) _ = StopWithAsync(int.Parse(id, CultureInfo.InvariantCulture));

        platform = new(resources, data);
        await platform.CheckAsync(stopping.Token);
        await using var dashboard = await Shown.StartAsync(platform, configuration);
        await platform.RunAsync(stopping.Token);

        async Task StopWithAsync(int processId)
        {
            await Task.WhenAny(ProcessEnd.Of(processId), Task.Delay(Timeout.Infinite, stopping.Token));
            if (!stopping.IsCancellationRequested) await stopping.CancelAsync();
        }

        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            if (!stopping.IsCancellationRequested)
            {
                since.Restart();
                stopping.Cancel();
            }
            else if (since.Elapsed > OneSignal)
            {
                platform?.StopAtOnce();
            }
        }
    }
}
