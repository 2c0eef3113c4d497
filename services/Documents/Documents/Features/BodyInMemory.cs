using System.Buffers;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

/// <summary>
/// Reads the file that is sent before the use case opens its transaction, so that a slow sender holds no connection
/// of the database; into memory, so that no plain byte of it reaches a disk.
/// </summary>
internal sealed class BodyInMemory : IEndpointFilter
{
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>So much of a file that is too large is still read, because an answer is heard only after the last byte.</summary>
    public const int LargestHeardOut = 32 * 1024 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return await next(context);

        using var memory = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, LargestFile));
        if (!await ReadAsync(request.Body, memory, context.HttpContext.RequestAborted))
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large");
        request.Body = memory;
        return await next(context);
    }

    /// <summary>All that was sent, wherever the stream stands.</summary>
    public static ReadOnlyMemory<byte> Of(HttpRequest request)
    {
        var memory = (MemoryStream)request.Body;
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    /// <summary>False: more came than a file may have; the rest of it was read and forgotten.</summary>
    private static async Task<bool> ReadAsync(Stream body, MemoryStream memory, CancellationToken ct)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var fits = true;
            while (await body.ReadAsync(chunk, ct) is > 0 and var length)
            {
                fits = fits && memory.Length + length <= LargestFile;
                if (fits)
                    memory.Write(chunk, 0, length);
            }

            return fits;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }
    }
}
