namespace Seisan.Dashboard.Pages;

internal static class ResourcesPage
{
    private static readonly string[] Columns = ["Name", "Kind", "State", "Address", "Process", "Restarts", "Console"];

    public static Markup Render(IReadOnlyList<RunningResource> resources) =>
        Layout.Page("Resources", Layout.Table("Resources", Columns, Markup.Each(resources, Row)), "/", isLive: true);

    private static Markup Row(RunningResource resource) => Markup.Of($"""
        <tr><th scope="row">{resource.Name}</th><td>{resource.Kind}</td><td><span class="state {resource.State}">{resource.State}</span></td>
        <td>{Address(resource.Address)}</td><td>{resource.ProcessId}</td><td>{resource.Restarts}</td>
        <td><a href="/console/{Uri.EscapeDataString(resource.Name)}" aria-label="Console of {resource.Name}">console</a></td></tr>
        """);

    private static Markup Address(string? address) => address is { } url && url.StartsWith("http", StringComparison.Ordinal)
        ? Markup.Of($"<a href=\"{url}\">{url}</a>")
        : Markup.Of($"{address}");
}
