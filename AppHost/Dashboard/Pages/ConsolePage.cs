namespace Seisan.Dashboard.Pages;

internal static class ConsolePage
{
    public static Markup? Render(RunningResource? resource) => resource is null
        ? null
        : Layout.Page($"Console of {resource.Name}", Markup.Of($"<pre tabindex=\"0\">{string.Join('\n', resource.Console())}</pre>"), "/", isLive: true);
}
