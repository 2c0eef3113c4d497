using Seisan.Look.Shell;

namespace Seisan.Web.Frame;

/// <summary>One line of the navigation, shown to those who hold its permission.</summary>
internal sealed record NavEntry(int Order, string Permission, Func<IServiceProvider, NavItem> Item);
