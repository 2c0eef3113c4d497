using System.Net;
using Seisan.Web.Calls;

namespace Seisan.Web.Home;

/// <summary>One part of the home page: its rows, or that its service is away while the others show theirs.</summary>
internal sealed record Section<T>(IReadOnlyList<T> Rows, bool Away)
{
    public static readonly Section<T> Empty = new([], false);

    public static async Task<Section<T>> ReadAsync(Task<Answer<Page<T>>> question)
    {
        try
        {
            return new((await question).Value?.Items ?? [], false);
        }
        catch (ServiceCallException refused) when (refused.Status is >= HttpStatusCode.InternalServerError or HttpStatusCode.Forbidden)
        {
            return new([], true);
        }
    }
}
