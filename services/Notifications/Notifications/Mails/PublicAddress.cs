namespace Seisan.Notifications.Mails;

/// <summary>Where people reach the platform, and from which address it writes to them.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri _root = new(configuration["Platform:PublicAddress"]
        ?? throw new InvalidOperationException("Platform:PublicAddress is missing."));

    public string Host => _root.Host;

    public string Sender { get; } = configuration["Mail:From"] ?? "";

    public string From => Sender.Length > 0 ? Sender : $"no-reply@{Host}";

    public string PageAt(string path) => new Uri(_root, path).ToString();
}
