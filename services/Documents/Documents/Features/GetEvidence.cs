using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Documents.Access;
using Seisan.Documents.Files;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Features;

internal static class GetEvidence
{
    public static void Map(IEndpointRouteBuilder evidence) => evidence
        .MapGet("/{id:guid}", Handle)
        .RequirePermission(Permissions.EvidenceRead)
        .WithName(nameof(GetEvidence));

    private static async Task<Results<Ok<Answer>, NotFound>> Handle(Guid id, ReadableEvidence readable, CancellationToken ct) =>
        await readable.FindAsync(id, ct) is { } evidence ? TypedResults.Ok(Answer.Of(evidence)) : TypedResults.NotFound();

    /// <param name="Sha256">Of the bytes, lower-case hex.</param>
    internal sealed record Answer(
        Guid Id, string FileName, string ContentType, long Size, string Sha256, DateTimeOffset StoredAt)
    {
        public static Answer Of(Evidence evidence) => new(
            evidence.Id, evidence.FileName, evidence.ContentType, evidence.Size, evidence.Sha256, evidence.StoredAt);
    }
}
