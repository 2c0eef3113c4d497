using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Seisan.Notifications.Mails;

/// <summary>
/// Hands mails to the mail server of <c>ConnectionStrings:mail</c> (<c>smtp://host:port</c>, or <c>smtps://</c>; a
/// user and password where the server asks for them), over one connection that is kept while mails follow each other.
/// </summary>
internal sealed class SmtpPost(IConfiguration configuration, ILogger<SmtpPost> logger) : IDisposable
{
    private readonly Uri _server = new(configuration.GetConnectionString("mail")
        ?? throw new InvalidOperationException("ConnectionStrings:mail is missing."));
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SmtpClient? _client;

    public async Task<Posting> SendAsync(MimeMessage mail, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await (await ConnectedAsync(ct)).SendAsync(mail, ct);
            return Posting.Accepted;
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            logger.LogWarning("The mail server refused {MessageId} for good: {Status}", mail.MessageId, refusal.StatusCode);
            Hang();
            return Posting.Refused;
        }
        catch (Exception fault) when (fault is ProtocolException or CommandException or IOException or SocketException
            or TimeoutException or SslHandshakeException or AuthenticationException)
        {
            logger.LogWarning(fault, "The mail server did not take {MessageId}; it is tried again", mail.MessageId);
            Hang();
            return Posting.Unreachable;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _turn.Dispose();
    }

    private async Task<SmtpClient> ConnectedAsync(CancellationToken ct)
    {
        if (_client is { IsConnected: true } open)
            return open;

        Hang();
        var client = _client = new SmtpClient { Timeout = 10_000 };
        var security = _server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(_server.Host, _server.Port, security, ct);
        if (_server.UserInfo.Split(':') is [var user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), ct);
        return client;
    }

    /// <summary>The address or the mail itself, not the state of the server, is at fault.</summary>
    private static bool IsForGood(SmtpCommandException refusal) =>
        (int)refusal.StatusCode >= 500
        && refusal.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);

    private void Hang()
    {
        _client?.Dispose();
        _client = null;
    }
}

internal enum Posting
{
    Accepted,
    Refused,
    Unreachable,
}
