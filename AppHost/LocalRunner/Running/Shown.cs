using Microsoft.Extensions.Configuration;
using Seisan.Dashboard;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>The dashboard of a running platform. The mail server keeps its Maildir in <c>mail</c> under the data folder.</summary>
internal static class Shown
{
    private const int UsualPort = 18888;

    public static async Task<DashboardHost> StartAsync(Platform platform, IConfiguration configuration)
    {
        var port = configuration.GetValue("Ports:Page", UsualPort);
        var dashboard = await DashboardHost.StartAsync(new(
            FreePort.IsFree(port) ? port : FreePort.Take(), FreePort.Take(), platform.Data.Secrets.Get("dashboard-token", 32), SecretStore.Generate(32),
            Path.Combine(platform.Data.Path, "mail"), () => [.. platform.Runs.SelectMany(Describe)]));
        ConsoleLog.Say($"dashboard: {dashboard.Address}");
        platform.Exporting = ExportingOf(dashboard, configuration);
        return dashboard;
    }

    /// <summary>Whose collector it is that a process reports to: one that is given, none, or the dashboard.</summary>
    private static IReadOnlyDictionary<string, string> ExportingOf(DashboardHost dashboard, IConfiguration configuration) =>
        configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"] is { Length: > 0 } collector
            ? new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc" }
            : configuration.GetValue("Telemetry", true) ? dashboard.Exporting : new Dictionary<string, string>();

    private static IEnumerable<RunningResource> Describe(ResourceRun run) => run.Instances.Count > 0
        ? run.Instances.Select(instance => new RunningResource(
            instance.Name, run.Kind, instance.State.ToString(), instance.Address, instance.ProcessId, instance.Restarts, instance.Log.Lines))
        : [new(run.Resource.Name, run.Kind, (run.IsUp ? ResourceState.Running : run.HasFailed ? ResourceState.Failed : ResourceState.Waiting).ToString(), null, null, 0, () => [])];
}
