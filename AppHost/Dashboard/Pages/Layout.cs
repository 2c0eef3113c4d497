namespace Seisan.Dashboard.Pages;

/// <summary>The frame of each page.</summary>
internal static class Layout
{
    private static readonly (string Path, string Name)[] Places = [("/", "Resources"), ("/logs", "Logs"), ("/traces", "Traces"), ("/metrics", "Metrics"), ("/mails", "Mails")];

    /// <param name="place">Which of the places it belongs to; null for a page outside them.</param>
    /// <param name="isLive">Whether the script renews it every few seconds.</param>
    public static Markup Page(string title, Markup body, string? place = null, bool isLive = false) => Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{title} – Seisan</title>
        <link rel="stylesheet" href="/assets/dashboard.css">
        {(isLive ? Markup.Of($"<script src=\"/assets/dashboard.js\" type=\"module\"></script>") : Markup.Empty)}
        </head>
        <body>
        <a class="skip" href="#main">To the content</a>
        <header><strong>Seisan</strong>{(place is null ? Markup.Empty : Navigation(place))}</header>
        <main id="main"{new Markup(isLive ? " data-live" : "")}><h1>{title}</h1>{body}</main>
        </body>
        </html>
        """);

    /// <summary>A table that scrolls by itself where it is wider than the screen.</summary>
    public static Markup Table(string name, IEnumerable<string> columns, Markup rows) => Markup.Of($"""
        <div class="wide" role="region" aria-label="{name}" tabindex="0"><table>
        <thead><tr>{Markup.Each(columns, column => Markup.Of($"<th scope=\"col\">{column}</th>"))}</tr></thead>
        <tbody>{rows}</tbody>
        </table></div>
        """);

    private static Markup Navigation(string place) => Markup.Of(
        $"<nav aria-label=\"Dashboard\"><ul>{Markup.Each(Places, one => Link(one.Path, one.Name, one.Path == place))}</ul></nav>");

    private static Markup Link(string path, string name, bool isHere) => Markup.Of(
        $"<li><a href=\"{path}\"{new Markup(isHere ? " aria-current=\"page\"" : "")}>{name}</a></li>");
}
