using Microsoft.AspNetCore.Http;

namespace Seisan.Web.Frame;

/// <summary>Carries the key of a sentence, never a sentence, to the page after a redirect.</summary>
internal static class FlashCookie
{
    private const string Name = "__Host-flash";

    private static readonly CookieOptions Options = new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromMinutes(1),
    };

    public static void Set<TTexts>(HttpContext http, string key) =>
        http.Response.Cookies.Append(Name, $"{typeof(TTexts).Name}.{key}", Options);

    /// <summary>Reads the sentence and forgets it.</summary>
    public static string? Take(HttpContext http, IEnumerable<FlashTexts> texts)
    {
        if (http.Request.Cookies[Name]?.Split('.', 2) is not [var set, var key] || http.Response.HasStarted) return null;
        http.Response.Cookies.Delete(Name, Options);
        return texts.FirstOrDefault(known => known.Set == set)?.Find($"flash.{key}");
    }
}

/// <summary>Finds a folder's sentences by the name of their set.</summary>
internal sealed record FlashTexts(string Set, Func<string, string?> Find);
