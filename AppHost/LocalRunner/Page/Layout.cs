using System.Net;

namespace Seisan.LocalRunner.Page;

internal static class Layout
{
    private const string Style = """
        body { font: 15px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1a1a1c }
        nav a { margin-right: 1rem } table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; padding: .35rem .75rem; border-bottom: 1px solid #d8d8db; vertical-align: top }
        pre { background: #f4f4f6; padding: 1rem; overflow: auto; white-space: pre-wrap }
        .Running, .Finished { color: #197a4b } .Failed, .Unhealthy, .Restarting { color: #b3261e; font-weight: 600 }
        """;

    /// <param name="body">HTML; whatever came from elsewhere in it went through <see cref="Text"/>.</param>
    public static string Page(string title, string body, bool refresh = false) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{Text(title)}</title>{(refresh ? "<meta http-equiv=\"refresh\" content=\"3\">" : "")}<style>{Style}</style></head>
        <body><nav><a href="/">Resources</a><a href="/mails">Mails</a></nav><main><h1>{Text(title)}</h1>{body}</main></body>
        </html>
        """;

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
