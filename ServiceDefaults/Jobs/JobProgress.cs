using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Jobs;

/// <summary>How far long work is, for the route under which its POST says that it can be watched.</summary>
/// <param name="State">waiting, running, done or failed.</param>
/// <param name="Done">Of what the work is about, how many.</param>
/// <param name="Total">Null while nobody has counted.</param>
/// <param name="Error">A code, when it failed.</param>
public sealed record JobProgress(
    Guid Id, string State, long Done, long? Total, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>The tenant's job of a kind, or null: what another route started is not found here.</summary>
    public static Task<JobProgress?> FindAsync(ServiceDbContext db, string kind, Guid id, CancellationToken ct) =>
        db.Jobs.Where(job => job.Kind == kind && job.Id == id)
            .Select(job => new JobProgress(
                job.Id, job.State, job.DoneCount, job.TotalCount, job.Problem, job.CreatedAt, job.FinishedAt))
            .SingleOrDefaultAsync(ct);
}
