using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Seisan.Contracts.Documents;
using Seisan.Documents.Files;
using Seisan.Documents.Persistence;
using Seisan.Documents.Store;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

/// <summary>Takes a receipt: the body of the request is the file. What is stored is exactly what was sent.</summary>
internal static class StoreEvidence
{
    public static void Map(IEndpointRouteBuilder evidence) => evidence
        .MapPost("/", Handle)
        .RequirePermission(Permissions.EvidenceWrite)
        .TakesItsBodyItself()
        .WithMetadata(new RequestSizeLimitAttribute(BodyInMemory.LargestHeardOut))
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .WithName(nameof(StoreEvidence));

    private static async Task<Results<Created<GetEvidence.Answer>, ProblemHttpResult>> Handle(
        string? name, HttpContext http, Caller caller, DocumentsDbContext db, EvidenceStore store, TimeProvider clock)
    {
        var bytes = BodyInMemory.Of(http.Request);
        if (FileRules.Judge(bytes.Span, name, out var kind) is { } refused)
            return Problems.Of(refused.Status, refused.Code);

        var now = clock.GetUtcNow();
        var evidence = new Evidence
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = caller.UserId ?? throw new InvalidOperationException("A file without an owner."),
            FileName = FileName.Of(name, kind!),
            ContentType = kind!.ContentType,
            Size = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            ObjectName = ObjectStore.NewName(),
            StoredAt = now,
        };
        await store.WriteAsync(evidence, bytes, http.RequestAborted);

        db.Evidence.Add(evidence);
        db.Announce(new EvidenceStored(
            evidence.Id, evidence.OwnerId, evidence.FileName, evidence.ContentType, evidence.Size, evidence.Sha256, now));
        var answer = GetEvidence.Answer.Of(evidence);
        db.Record(nameof(StoreEvidence), "evidence", evidence.Id.ToString(), evidence.FileName, after: answer);
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/v1/evidence/{evidence.Id}", answer);
    }
}
