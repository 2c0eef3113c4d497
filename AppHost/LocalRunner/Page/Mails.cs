using MimeKit;

namespace Seisan.LocalRunner.Page;

/// <summary>Reads the Maildir: each mail that was sent is a file in <c>new</c>, named so that names sort by time.</summary>
internal sealed class Mails(string maildir)
{
    private const int Shown = 200;
    private readonly string folder = Path.Combine(maildir, "new");

    public string RenderList() => Layout.Page("Mails", $"""
        <table>
        <thead><tr><th>Sent</th><th>To</th><th>Subject</th></tr></thead>
        <tbody>{string.Concat(Files().Take(Shown).Select(Row))}</tbody>
        </table>
        """);

    /// <summary>One mail; null when there is none of that name.</summary>
    public string? Render(string id)
    {
        if (Files().FirstOrDefault(file => Path.GetFileName(file) == id) is not { } path) return null;

        var mail = MimeMessage.Load(path);
        return Layout.Page(mail.Subject ?? "", $"""
            <p>{Layout.Text(mail.From.ToString())} → {Layout.Text(mail.To.ToString())}, {Layout.Text(mail.Date.ToString("u", null))}</p>
            <pre>{Layout.Text(mail.TextBody ?? mail.HtmlBody)}</pre>
            """);
    }

    private static string Row(string path)
    {
        var mail = MimeMessage.Load(path);
        var id = Uri.EscapeDataString(Path.GetFileName(path));
        return $"<tr><td>{Layout.Text(mail.Date.ToString("u", null))}</td><td>{Layout.Text(mail.To.ToString())}</td><td><a href=\"/mails/{id}\">{Layout.Text(mail.Subject)}</a></td></tr>";
    }

    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).OrderByDescending(File.GetLastWriteTimeUtc)
        : [];
}
