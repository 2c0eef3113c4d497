using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Seisan.Identity.Pages;

/// <summary>Answers with a page that nothing keeps and in which nothing is inline.</summary>
internal static class PageResult
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    /// <param name="formTargets">Further origins to which a form's answer may lead: a partner's own page after the sign-in.</param>
    public static IResult Of<TPage>(HttpContext http, Dictionary<string, object?> parameters, int status = 200, IEnumerable<string>? formTargets = null)
        where TPage : IComponent
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = string.Join(' ', [Policy, .. formTargets ?? []]);
        headers.CacheControl = "no-cache, no-store"; // as antiforgery wants it
        headers.Pragma = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status };
    }
}
