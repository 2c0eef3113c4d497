using System.Runtime.CompilerServices;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Load;

internal static class Paging
{
    /// <summary>Every item of a list, page after page.</summary>
    public static async IAsyncEnumerable<JsonElement> AllAsync(
        this GatewaySession session, string path, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? next = null;
        do
        {
            var after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            var page = await session.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{after}", cancel);
            foreach (var item in page.GetProperty("items").EnumerateArray())
                yield return item;
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
    }
}
