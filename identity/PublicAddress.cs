namespace Seisan.Identity;

/// <summary>The address of the platform, which is also the issuer: by setting, never by what a request claims.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri _uri = new(configuration["Platform:PublicAddress"] ?? "https://localhost:8443");

    /// <summary>With the closing slash, as it stands in <c>iss</c>.</summary>
    public Uri Issuer => new(_uri, "/");

    public string At(string path) => new Uri(_uri, path).ToString();

    /// <summary>Every request is one to the public address, by whichever way it came.</summary>
    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        http.Request.Headers.Remove("X-Forwarded-Host");
        http.Request.Headers.Remove("X-Forwarded-Proto");
        (http.Request.Scheme, http.Request.Host) = (_uri.Scheme, new HostString(_uri.Authority));
        return next(http);
    });
}
