using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Claims.Outputs;

/// <summary>Has the claims of a list made into one file, in the background.</summary>
internal static class StartClaimOutput
{
    private const int MostPapers = 5_000, MostAtOnce = 3;

    public static void Map(IEndpointRouteBuilder outputs) => outputs
        .MapPost("", Handle)
        .WithName(nameof(StartClaimOutput))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<Accepted<OutputStarted>, ProblemHttpResult>> Handle(
        OutputRequest request, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var filter = request.Filter ?? ClaimFilter.None;
        var errors = filter.Check("filter.");
        if (request.Format is not (ClaimOutput.Pdf or ClaimOutput.Csv)) errors.Add("format", "unknown");
        if (errors.Any) return errors.ToProblem();
        if (!filter.IsAllowed(caller)) return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");

        var owner = caller.UserId ?? Guid.Empty;
        var underWay = db.Outputs.Where(row => row.OwnerId == owner && (row.State == ClaimOutput.Waiting || row.State == ClaimOutput.Running));
        if (await underWay.CountAsync(row => db.Jobs.Any(job => job.Id == row.JobId && job.State != BackgroundJob.Failed), ct) >= MostAtOnce)
            return ClaimRefusal.OutputsUnderWay(MostAtOnce).ToProblem();
        var total = await ListClaims.Matching(db, filter, filter.OwnerFor(caller), null).LongCountAsync(ct);
        if (total == 0) return ClaimRefusal.NothingToOutput.ToProblem();
        if (request.Format == ClaimOutput.Pdf && total > MostPapers) return ClaimRefusal.TooManyPapers(MostPapers).ToProblem();

        var now = clock.Now();
        var id = Guid.CreateVersion7(now);
        var job = BackgroundJob.Of(MakeOutput.JobKind, new OutputJob(id), now);
        db.Jobs.Add(job);
        db.Outputs.Add(new ClaimOutput
        {
            Id = id, JobId = job.Id, OwnerId = owner, EmployeeId = caller.EmployeeId, Format = request.Format, Total = total,
            Filter = JsonSerializer.Serialize(filter, JsonSerializerOptions.Web), Company = caller.Company,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, CreatedAt = now,
        });
        db.Record(nameof(StartClaimOutput), "claim-output", id.ToString(), request.Format, after: new { filter, total });
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/claim-outputs/{id}", new OutputStarted(id));
    }
}

/// <param name="Format"><c>pdf</c>: a zip of one PDF for each claim; <c>csv</c>: a row for each.</param>
/// <param name="Filter">As for the list of claims; all of the caller's when left out.</param>
internal sealed record OutputRequest(string Format, ClaimFilter? Filter = null);

internal sealed record OutputStarted(Guid Id);

internal sealed record OutputJob(Guid OutputId);
