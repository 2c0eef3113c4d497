using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class GetClaimHistory
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/{id:guid}/history", Handle)
        .WithName(nameof(GetClaimHistory))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<Ok<List<HistoryEntry>>, NotFound>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var claim = await db.Claims.AsNoTracking().SingleOrDefaultAsync(claim => claim.Id == new ClaimId(id), ct);
        if (claim is null || !await db.MayReadAsync(claim, caller, ct)) return TypedResults.NotFound();

        return TypedResults.Ok(await db.Moments
            .Where(row => row.ClaimId == claim.Id)
            .OrderBy(row => row.At).ThenBy(row => row.Kind)
            .Select(row => new HistoryEntry(
                row.At, row.Kind, row.ContentVersion, row.Step, row.StepName,
                row.PersonId == Guid.Empty ? null : row.PersonId, row.PersonName, row.Comment, row.Reason))
            .ToListAsync(ct));
    }
}

/// <summary>One step of a claim's life, oldest first.</summary>
/// <param name="Kind">
/// <c>created</c>, <c>submitted</c>, <c>step_opened</c>, <c>step_approved</c>, <c>step_sent_back</c>,
/// <c>step_rejected</c>, <c>approved</c>, <c>sent_back</c>, <c>rejected</c>, <c>withdrawn</c>, <c>not_opened</c>.
/// </param>
internal sealed record HistoryEntry(
    DateTimeOffset At, string Kind, long ContentVersion, int? Step, string? StepName, Guid? PersonId,
    string? PersonName, string? Comment, string? Reason);
