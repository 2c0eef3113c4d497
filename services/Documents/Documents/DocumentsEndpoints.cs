using Seisan.Documents.Features;
using Seisan.Documents.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents;

internal static class DocumentsEndpoints
{
    public static void MapDocumentsEndpoints(this IEndpointRouteBuilder app)
    {
        // the body is read before the use case's transaction begins
        var evidence = app.MapGroup("").AddEndpointFilter<BodyInMemory>().MapApi<DocumentsDbContext>("/api/v1/evidence");
        StoreEvidence.Map(evidence);
        GetEvidence.Map(evidence);
        GetEvidenceContent.Map(evidence);
        GetEvidenceOriginal.Map(evidence);
    }
}
