using Microsoft.AspNetCore.Http;

namespace Seisan.Dashboard;

/// <summary>Style and script, inside this assembly.</summary>
internal static class Asset
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["dashboard.css"] = "text/css; charset=utf-8",
        ["dashboard.js"] = "text/javascript; charset=utf-8",
    };

    public static IResult Find(string name) => Types.TryGetValue(name, out var type)
        ? TypedResults.Stream(typeof(Asset).Assembly.GetManifestResourceStream(name)!, type)
        : TypedResults.NotFound();
}
