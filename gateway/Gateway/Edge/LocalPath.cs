namespace Seisan.Gateway.Edge;

/// <summary>A place to return to is a path of this site, or the home page.</summary>
internal static class LocalPath
{
    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
