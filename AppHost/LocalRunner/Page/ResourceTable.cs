using System.Globalization;
using Seisan.LocalRunner.Running;

namespace Seisan.LocalRunner.Page;

internal sealed record ResourceLine(string Name, string Kind, string State, string? Address, int? ProcessId, int Restarts);

internal static class ResourceTable
{
    public static IReadOnlyList<ResourceLine> Describe(IEnumerable<ResourceRun> runs) =>
        [.. runs.SelectMany(run => run.Instances.Count > 0 ? run.Instances.Select(instance => Line(run, instance)) : [Line(run)])];

    public static string Render(IEnumerable<ResourceRun> runs) => Layout.Page(
        "Resources",
        $"""
        <table>
        <thead><tr><th>Name</th><th>Kind</th><th>State</th><th>Address</th><th>Process</th><th>Restarts</th><th></th></tr></thead>
        <tbody>{string.Concat(Describe(runs).Select(Row))}</tbody>
        </table>
        """,
        refresh: true);

    private static ResourceLine Line(ResourceRun run, Instance instance) =>
        new(instance.Name, run.Kind, instance.State.ToString(), instance.Address, instance.ProcessId, instance.Restarts);

    private static ResourceLine Line(ResourceRun run) => new(
        run.Resource.Name, run.Kind, (run.IsUp ? ResourceState.Running : run.HasFailed ? ResourceState.Failed : ResourceState.Waiting).ToString(), null, null, 0);

    private static string Row(ResourceLine line) => string.Create(CultureInfo.InvariantCulture, $"""
        <tr><td>{Layout.Text(line.Name)}</td><td>{line.Kind}</td><td class="{line.State}">{line.State}</td><td>{Address(line.Address)}</td>
        <td>{line.ProcessId}</td><td>{line.Restarts}</td><td><a href="/logs/{Layout.Text(line.Name)}">console</a></td></tr>
        """);

    private static string Address(string? address) => address is { } url && url.StartsWith("http", StringComparison.Ordinal)
        ? $"<a href=\"{url}\">{url}</a>"
        : Layout.Text(address);
}
