using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Papers;

/// <summary>The claim as a sheet of paper, for whoever may read it, in the reader's language.</summary>
internal static class GetClaimPdf
{
    public const string ContentType = "application/pdf";

    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/{id:guid}/pdf", Handle)
        .WithName(nameof(GetClaimPdf))
        .Produces(StatusCodes.Status200OK, contentType: ContentType)
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var claim = await db.ReadableAsync(id, caller, ct);
        if (claim is null) return TypedResults.NotFound();

        var history = await db.Moments.AsNoTracking().Where(row => row.ClaimId == claim.Id)
            .OrderBy(row => row.At).ThenBy(row => row.Kind).ToListAsync(ct);
        var pdf = ClaimPaper.Draw(claim, history, caller.Company, PaperTexts.OfReader, clock.GetUtcNow());
        db.Record(nameof(GetClaimPdf), "expense-claim", id.ToString(), claim.Number);
        await db.SaveChangesAsync(ct);
        return TypedResults.File(pdf, ContentType, PaperNames.Of(claim));
    }
}
