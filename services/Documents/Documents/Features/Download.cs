using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Seisan.Documents.Files;
using Seisan.Documents.Store;

namespace Seisan.Documents.Features;

/// <summary>Evidence as an attachment under its own name that nothing keeps and no browser runs.</summary>
internal static class Download
{
    public static PushStreamHttpResult Of(Evidence evidence, SealedFile file, HttpContext http)
    {
        Harden(http.Response, evidence);
        http.Response.ContentLength = evidence.Size;
        return TypedResults.Stream(body => file.CopyToAsync(body, http.RequestAborted), evidence.ContentType);
    }

    public static FileContentHttpResult Of(Evidence evidence, byte[] bytes, HttpContext http)
    {
        Harden(http.Response, evidence);
        return TypedResults.Bytes(bytes, evidence.ContentType);
    }

    private static void Harden(HttpResponse response, Evidence evidence)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(evidence.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
    }
}
