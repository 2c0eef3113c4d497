namespace Seisan.Gateway.Edge;

/// <summary>The one address under which browsers and partners know the platform. From settings, never from Host.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri _address = new(configuration["Platform:PublicAddress"] ?? "https://localhost:8443");

    public string Origin => _address.GetLeftPart(UriPartial.Authority);

    public string Authority => _address.Authority;

    public bool IsLocal => _address.IsLoopback;

    public string At(string path) => Origin + path;
}
