using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Outputs;

/// <summary>The finished file, for who asked for it and still may read what is in it.</summary>
internal static class GetClaimOutputFile
{
    public static void Map(IEndpointRouteBuilder outputs) => outputs
        .MapGet("/{id:guid}/file", Handle)
        .StreamsItsAnswer()
        .WithName(nameof(GetClaimOutputFile))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<PushStreamHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, ClaimsDbContext db, DataKeys keys, HttpContext http, CancellationToken ct)
    {
        var output = await db.Outputs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.OwnerId == caller.UserId, ct);
        if (output is null) return TypedResults.NotFound();
        if (output.State is not ClaimOutput.Done) return ClaimRefusal.OutputNotThere.ToProblem();
        var filter = JsonSerializer.Deserialize<ClaimFilter>(output.Filter, JsonSerializerOptions.Web)!;
        if (!filter.IsAllowed(caller)) return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");

        db.Record(
            nameof(GetClaimOutputFile), "claim-output", id.ToString(), OutputFile.NameOf(output), after: new { filter, output.Claims });
        await db.SaveChangesAsync(ct);
        return TypedResults.Stream(
            stream => OutputFile.WriteAsync(db, keys, output, stream, http.RequestAborted), OutputFile.TypeOf(output), OutputFile.NameOf(output));
    }
}
