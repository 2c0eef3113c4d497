using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Posting;

/// <summary>A posting and how far it is.</summary>
/// <param name="State">waiting, running, done or failed.</param>
/// <param name="Done">Claims looked at so far, of <paramref name="Total"/>.</param>
/// <param name="Entries">Entries written; fewer than claims where some have a problem.</param>
internal sealed record PostingView(
    Guid Id, string State, DateOnly Through, DateOnly? PostingDate, long Done, long Total, long Entries, long Amount,
    long? FirstNumber, long? LastNumber, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Where the job has given up, the posting has failed, whatever it says itself.</summary>
    public static IQueryable<PostingView> Of(AccountingDbContext db, IQueryable<PostingRun> postings) =>
        from posting in postings
        orderby posting.Id descending
        let gaveUp = db.Jobs.Any(job => job.Id == posting.JobId && job.State == BackgroundJob.Failed)
        select new PostingView(
            posting.Id, gaveUp ? PostingRun.Failed : posting.State, posting.Through, posting.PostingDate, posting.Looked,
            posting.Total, posting.Entries, posting.Amount, posting.FirstNumber, posting.LastNumber, posting.CreatedBy,
            posting.CreatedAt, posting.FinishedAt);
}
