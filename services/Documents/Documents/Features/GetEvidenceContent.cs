using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Documents.Access;
using Seisan.Documents.Files;
using Seisan.Documents.Store;
using Seisan.Documents.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

/// <summary>
/// The file to look at, as an attachment that no browser runs: an image comes without what it tells beside its picture.
/// </summary>
internal static class GetEvidenceContent
{
    public static void Map(IEndpointRouteBuilder evidence) => evidence
        .MapGet("/{id:guid}/content", Handle)
        .RequirePermission(Permissions.EvidenceRead)
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .WithName(nameof(GetEvidenceContent));

    private static async Task<Results<PushStreamHttpResult, FileContentHttpResult, NotFound>> Handle(
        Guid id, ReadableEvidence readable, EvidenceStore store, HttpContext http, CancellationToken ct)
    {
        if (await readable.FindAsync(id, ct) is not { } evidence)
            return TypedResults.NotFound();

        var file = await store.OpenAsync(evidence, ct);
        if (FileKind.Named(evidence.ContentType) is not { IsImage: true } image)
            return Download.Of(evidence, file, http);

        using var original = new MemoryStream((int)evidence.Size);
        await file.CopyToAsync(original, ct);
        return Download.Of(evidence, ImageMetadata.Without(image, original.GetBuffer().AsSpan(0, (int)original.Length)), http);
    }
}

/// <summary>
/// Exactly what was handed in, for who handed it in and for those who keep the books: the law asks for the original.
/// Taking it is an entry of the operation log.
/// </summary>
internal static class GetEvidenceOriginal
{
    public static void Map(IEndpointRouteBuilder evidence) => evidence
        .MapGet("/{id:guid}/original", Handle)
        .RequirePermission(Permissions.EvidenceRead)
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .WithName(nameof(GetEvidenceOriginal));

    private static async Task<Results<PushStreamHttpResult, NotFound>> Handle(
        Guid id, ReadableEvidence readable, EvidenceStore store, DocumentsDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await readable.FindOriginalAsync(id, ct) is not { } evidence)
            return TypedResults.NotFound();

        var file = await store.OpenAsync(evidence, ct);
        db.Record(nameof(GetEvidenceOriginal), "evidence", id.ToString(), evidence.FileName);
        await db.SaveChangesAsync();
        return Download.Of(evidence, file, http);
    }
}
