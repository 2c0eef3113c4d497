namespace Seisan.Look.Shell;

/// <summary>One line of the navigation.</summary>
/// <param name="Icon">Path data of a 24 × 24 line icon.</param>
/// <param name="Group">Heading it stands under, or null for the top group.</param>
/// <param name="Phone">Stands in the bar at the bottom of a phone's screen, which has room for four.</param>
/// <param name="CountFrom">Address of a JSON document whose <c>count</c> is shown beside the text.</param>
public sealed record NavItem(
    string Href, string Icon, string Text, string? Group = null, bool Phone = false, string? CountFrom = null);
