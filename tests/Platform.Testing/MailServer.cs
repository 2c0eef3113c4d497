using System.Text;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Servers;

namespace Seisan.Platform.Testing;

/// <summary>An SMTP server that delivers nothing: it keeps every mail in a Maildir.</summary>
public sealed class MailServer(string folder, int port) : IServer
{
    public string Program => "/usr/bin/aiosmtpd";

    public string Package => "python3-aiosmtpd";

    public string ConnectionString => $"smtp://127.0.0.1:{port}";

    /// <summary>The Maildir; a mail that was sent is a file in its <c>new</c>.</summary>
    public string Maildir => folder;

    public ProcessSpec Command => new(
        Program,
        ["-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", folder],
        Path.GetDirectoryName(folder)!,
        new Dictionary<string, string>());

    public Task PrepareAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        return Task.CompletedTask;
    }

    public Task<bool> IsReadyAsync(CancellationToken ct) => Greeting.AnswersAsync(
        port, [], answer => Encoding.ASCII.GetString(answer).StartsWith("220 ", StringComparison.Ordinal), ct);
}
