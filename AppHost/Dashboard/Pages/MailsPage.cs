using MimeKit;

namespace Seisan.Dashboard.Pages;

/// <summary>Reads the Maildir: each mail that was sent is a file in <c>new</c>, named so that names sort by time.</summary>
internal sealed class MailsPage(string maildir)
{
    private const int Shown = 200;
    private const string Place = "/mails";
    private static readonly string[] Columns = ["Sent", "To", "Subject"];
    private readonly string folder = Path.Combine(maildir, "new");

    public Markup RenderList() => Layout.Page("Mails", Layout.Table("Mails", Columns, Markup.Each(Files().Take(Shown), Row)), Place, isLive: true);

    /// <summary>One mail; null when there is none of that name.</summary>
    public Markup? Render(string id)
    {
        if (Files().FirstOrDefault(file => Path.GetFileName(file) == id) is not { } path) return null;

        var mail = MimeMessage.Load(path);
        return Layout.Page(mail.Subject ?? "", Markup.Of($"""
            <p>{mail.From.ToString()} → {mail.To.ToString()}, {mail.Date:u}</p>
            <pre tabindex="0">{mail.TextBody ?? mail.HtmlBody}</pre>
            """), Place);
    }

    private static Markup Row(string path)
    {
        var mail = MimeMessage.Load(path);
        var id = Uri.EscapeDataString(Path.GetFileName(path));
        return Markup.Of($"<tr><td>{mail.Date:u}</td><td>{mail.To.ToString()}</td><td><a href=\"/mails/{id}\">{mail.Subject}</a></td></tr>");
    }

    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).OrderByDescending(File.GetLastWriteTimeUtc)
        : [];
}
