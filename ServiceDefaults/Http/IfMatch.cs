using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Seisan.ServiceDefaults.Http;

/// <summary>The version a caller saw, from the <c>If-Match</c> header.</summary>
public sealed class IfMatch
{
    private readonly uint? _version;

    private IfMatch(uint? version) => _version = version;

    public bool Matches(uint version) => _version == version;

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            throw new BadHttpRequestException("If-Match is missing.", StatusCodes.Status428PreconditionRequired);
        return ValueTask.FromResult<IfMatch?>(new IfMatch(
            uint.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
    }
}

public static class ETags
{
    /// <summary>Tells the version of what is answered, for the next <c>If-Match</c>.</summary>
    public static void SetETag(this HttpContext http, uint version) =>
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
