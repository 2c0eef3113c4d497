using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Posting;

/// <summary>Posts every approved claim up to a day, in the background.</summary>
internal static class StartPosting
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder postings) => postings
        .MapPost("", Handle)
        .WithName(nameof(StartPosting));

    private static async Task<Results<Accepted<PostingStarted>, ProblemHttpResult>> Handle(
        PostingRequest request, Caller caller, AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (PostingDates.Check(request.Through, request.PostingDate) is { Any: true } errors) return errors.ToProblem();

        await db.LockBooksAsync(shared: false, ct);
        if (await IsUnderWayAsync(db, clock, ct)) return AccountingRefusal.PostingRuns.ToProblem();
        var total = await db.Payables.LongCountAsync(
            row => row.State == PayableState.Approved && row.ApprovedOn <= request.Through, ct);
        if (total == 0) return AccountingRefusal.NothingToPost.ToProblem();

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var job = BackgroundJob.Of(PostClaims.JobKind, new PostingJob(id), now);
        db.Jobs.Add(job);
        db.Postings.Add(new PostingRun
        {
            Id = id, JobId = job.Id, Through = request.Through, PostingDate = request.PostingDate, Total = total,
            IntoSoftClosed = caller.Has(Permissions.AccountingClose), CreatedById = caller.UserId, SignInId = caller.SignInId,
            CreatedBy = caller.Name ?? caller.ClientId ?? "", Address = caller.Address, CreatedAt = now,
        });
        db.Record(nameof(StartPosting), "posting", id.ToString(), null, after: new { request.Through, request.PostingDate, total });
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/v1/postings/{id}", new PostingStarted(id));
    }

    /// <summary>A posting whose job has given up is over: what it did not reach can be posted anew.</summary>
    private static async Task<bool> IsUnderWayAsync(AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var active = await db.Postings.SingleOrDefaultAsync(
            row => row.State == PostingRun.Waiting || row.State == PostingRun.Running, ct);
        if (active is null) return false;
        if (await db.Jobs.AnyAsync(job => job.Id == active.JobId && job.State != BackgroundJob.Failed, ct)) return true;
        (active.State, active.FinishedAt) = (PostingRun.Failed, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return false;
    }
}

/// <param name="Through">Claims approved up to this day.</param>
/// <param name="PostingDate">The date of every entry; the day of each approval when left out.</param>
internal sealed record PostingRequest(DateOnly Through, DateOnly? PostingDate = null);

internal sealed record PostingStarted(Guid Id);
