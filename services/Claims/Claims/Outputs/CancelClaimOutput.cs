using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Outputs;

/// <summary>Whoever asked for a file that is still being made needs it no more: what there is of it is deleted.</summary>
internal static class CancelClaimOutput
{
    public static void Map(IEndpointRouteBuilder outputs) => outputs
        .MapPost("/{id:guid}/cancellation", Handle)
        .WithName(nameof(CancelClaimOutput))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var output = await db.LockOutputAsync(id, ct);
        if (output is null || output.OwnerId != caller.UserId) return TypedResults.NotFound();
        if (!output.UnderWay) return ClaimRefusal.OutputOver.ToProblem();

        (output.State, output.FinishedAt) = (ClaimOutput.Cancelled, clock.Now());
        await db.OutputParts.Where(part => part.OutputId == id).ExecuteDeleteAsync(ct);
        db.Record(nameof(CancelClaimOutput), "claim-output", id.ToString(), output.Format, after: new { output.Claims, output.Total });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
