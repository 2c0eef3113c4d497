using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Seisan.Documents.Access;
using Seisan.Documents.Files;
using Seisan.Documents.Store;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

/// <summary>The file itself, as an attachment that no browser runs.</summary>
internal static class GetEvidenceContent
{
    public static void Map(IEndpointRouteBuilder evidence) => evidence
        .MapGet("/{id:guid}/content", Handle)
        .RequirePermission(Permissions.EvidenceRead)
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .WithName(nameof(GetEvidenceContent));

    private static async Task<Results<PushStreamHttpResult, NotFound>> Handle(
        Guid id, ReadableEvidence readable, EvidenceStore store, HttpContext http, CancellationToken ct)
    {
        if (await readable.FindAsync(id, ct) is not { } evidence)
            return TypedResults.NotFound();

        var file = await store.OpenAsync(evidence, ct);
        Harden(http.Response, evidence);
        return TypedResults.Stream(body => file.CopyToAsync(body, http.RequestAborted), evidence.ContentType);
    }

    private static void Harden(HttpResponse response, Evidence evidence)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(evidence.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
        response.ContentLength = evidence.Size;
    }
}
