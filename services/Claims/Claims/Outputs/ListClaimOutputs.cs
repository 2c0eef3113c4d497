using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Claims.Outputs;

/// <summary>The files the caller asked for, newest first.</summary>
internal static class ListClaimOutputs
{
    public static void Map(IEndpointRouteBuilder outputs) => outputs
        .MapGet("", Handle)
        .WithName(nameof(ListClaimOutputs))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Ok<Page<OutputView>>> Handle(Paging paging, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var outputs = db.Outputs.AsNoTracking().Where(row => row.OwnerId == caller.UserId);
        if (Cursor.TryRead<Guid>(paging.After, out var seen)) outputs = outputs.Where(row => row.Id < seen);
        return TypedResults.Ok(Page.Of(
            await OutputView.ReadAsync(db, outputs.OrderByDescending(row => row.Id).Take(paging.Limit + 1), ct), paging.Limit,
            row => Cursor.Of(row.Id)));
    }
}

/// <summary>One of them, to be asked for while it is being made.</summary>
internal static class GetClaimOutput
{
    public static void Map(IEndpointRouteBuilder outputs) => outputs
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetClaimOutput))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<Ok<OutputView>, NotFound>> Handle(Guid id, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        var found = await OutputView.ReadAsync(
            db, db.Outputs.AsNoTracking().Where(row => row.Id == id && row.OwnerId == caller.UserId), ct);
        return found is [var output] ? TypedResults.Ok(output) : TypedResults.NotFound();
    }
}

/// <summary>A file and how far it is.</summary>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c>, <c>cancelled</c>, <c>expired</c>.</param>
/// <param name="Done">Claims that are in it so far, of <paramref name="Total"/>.</param>
/// <param name="ExpiresAt">Until when it can be fetched; null before it is done.</param>
internal sealed record OutputView(
    Guid Id, string Format, ClaimFilter Filter, string State, long Done, long Total, string FileName, DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>Where the job has given up, the file has failed, whatever it says itself.</summary>
    public static async Task<List<OutputView>> ReadAsync(ClaimsDbContext db, IQueryable<ClaimOutput> outputs, CancellationToken ct)
    {
        var rows = await outputs.Select(row => new
        {
            Output = row, GaveUp = db.Jobs.Any(job => job.Id == row.JobId && job.State == BackgroundJob.Failed),
        }).ToListAsync(ct);
        return rows.ConvertAll(row => Of(row.Output, row.GaveUp));
    }

    private static OutputView Of(ClaimOutput output, bool gaveUp) => new(
        output.Id, output.Format, JsonSerializer.Deserialize<ClaimFilter>(output.Filter, JsonSerializerOptions.Web)!,
        gaveUp && output.UnderWay ? ClaimOutput.Failed : output.State, output.Claims, Math.Max(output.Total, output.Claims),
        OutputFile.NameOf(output), output.CreatedAt, output.FinishedAt,
        output.State == ClaimOutput.Done ? output.FinishedAt + ClaimOutput.KeptFor : null);
}
