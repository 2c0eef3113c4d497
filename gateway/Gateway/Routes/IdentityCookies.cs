namespace Seisan.Gateway.Routes;

/// <summary>
/// Gateway and identity share one address and so one jar of cookies. Each keeps its own: identity's begin with this
/// prefix and go to identity's pages alone; the gateway's never leave it.
/// </summary>
internal static class IdentityCookies
{
    public const string Prefix = "__Host-identity";

    public static string? Of(HttpRequest request)
    {
        var own = request.Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(cookie => $"{cookie.Key}={cookie.Value}");
        return string.Join("; ", own) is { Length: > 0 } joined ? joined : null;
    }
}
