using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Seisan.ServiceDefaults.Http;

/// <summary>Which part of a list: <c>?after=CURSOR&amp;limit=1..200</c>, 50 when nothing is said.</summary>
public sealed record Paging(string? After, int Limit)
{
    public static ValueTask<Paging?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var limit = 50;
        if (context.Request.Query.TryGetValue("limit", out var asked)
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 200))
            throw new BadHttpRequestException("limit");
        var after = context.Request.Query["after"].ToString();
        return ValueTask.FromResult<Paging?>(new Paging(after.Length == 0 ? null : after, limit));
    }
}

/// <summary>A part of a list. <see cref="Next"/> is the cursor of what follows, or null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Page
{
    /// <summary>From <c>limit + 1</c> rows: the surplus row only tells that there is more.</summary>
    public static Page<T> Of<T>(List<T> rows, int limit, Func<T, string> cursor) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], cursor(rows[limit - 1]));
}

/// <summary>The keys of the last row seen, opaque to the caller.</summary>
public static class Cursor
{
    public static string Of(params object?[] keys) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(keys)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Null at the beginning of the list.</summary>
    /// <exception cref="BadHttpRequestException">The cursor was not made by <see cref="Of"/> for such keys.</exception>
    public static (T1 First, T2 Second)? Read<T1, T2>(string? after)
    {
        if (after is null)
            return null;
        var keys = Keys(after, 2);
        return (Key<T1>(keys[0]), Key<T2>(keys[1]));
    }

    /// <inheritdoc cref="Read{T1,T2}"/>
    public static bool TryRead<T>(string? after, out T key)
    {
        key = default!;
        if (after is null)
            return false;
        key = Key<T>(Keys(after, 1)[0]);
        return true;
    }

    private static JsonElement[] Keys(string after, int count)
    {
        try
        {
            var padded = after.Replace('-', '+').Replace('_', '/').PadRight((after.Length + 3) / 4 * 4, '=');
            var keys = JsonSerializer.Deserialize<JsonElement[]>(Encoding.UTF8.GetString(Convert.FromBase64String(padded)));
            return keys?.Length == count ? keys : throw new BadHttpRequestException("after");
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            throw new BadHttpRequestException("after", fault);
        }
    }

    private static T Key<T>(JsonElement key)
    {
        try
        {
            return key.Deserialize<T>()!;
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException("after", fault);
        }
    }
}
