using Seisan.Look.Shell;

namespace Seisan.Web.Frame;

/// <summary>The navigation as one person sees it.</summary>
internal sealed class Navigation(IEnumerable<NavEntry> entries, IServiceProvider services)
{
    public IReadOnlyList<NavItem> For(Visitor visitor) =>
        [.. entries.Where(entry => visitor.Has(entry.Permission)).OrderBy(entry => entry.Order).Select(entry => entry.Item(services))];
}
