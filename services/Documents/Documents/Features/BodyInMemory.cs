using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

/// <summary>
/// Reads the file that is sent before the use case opens its transaction, so that a slow sender holds no connection
/// of the database; into memory, so that no plain byte of it reaches a disk.
/// </summary>
internal sealed class BodyInMemory : IEndpointFilter
{
    public const int LargestFile = 10 * 1024 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return await next(context);
        if (request.ContentLength > LargestFile)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large");

        using var memory = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(memory, context.HttpContext.RequestAborted);
        request.Body = memory;
        return await next(context);
    }

    /// <summary>All that was sent, wherever the stream stands.</summary>
    public static ReadOnlyMemory<byte> Of(HttpRequest request)
    {
        var memory = (MemoryStream)request.Body;
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
