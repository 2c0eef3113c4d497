using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Posting;

/// <summary>
/// Posts approved claims, a part a step. A step's entries, the state of its claims and the progress commit together: a
/// killed process repeats nothing and skips nothing.
/// </summary>
internal sealed class PostClaims(AccountingDbContext db, Caller caller, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "post-claims";
    private const int AtOnce = 2000;

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var id = job.ReadArguments<PostingJob>().PostingId;
        await db.LockBooksAsync(shared: true, ct);
        var posting = await db.Postings.SingleAsync(row => row.Id == id, ct);
        if (posting.CreatedById is { } person)
            caller.ActAs(person, posting.SignInId ?? "", posting.CreatedBy, posting.Address);

        var after = job.Position is { } position ? Guid.Parse(position) : Guid.Empty;
        var part = await PostAsync(posting, after, ct);
        Count(posting, part);
        if (part.Entries > 0)
        {
            db.Record(nameof(PostClaims), "posting", id.ToString(), null, after: new
            {
                part.Entries, part.Amount, part.FirstNumber, part.LastNumber, posting.Through, posting.PostingDate,
            });
        }

        return part.Looked < AtOnce
            ? JobStep.Complete(posting.Looked)
            : JobStep.Continue(part.Last!.Value.ToString(), posting.Looked, Math.Max(posting.Total, posting.Looked));
    }

    private async Task<PostedPart> PostAsync(PostingRun posting, Guid after, CancellationToken ct)
    {
        var accounts = await Accounts.LoadAsync(db, JapanTime.Today(clock), ct);
        NpgsqlParameter[] parameters =
        [
            .. accounts.Parameters(),
            .. Parameters(db, posting.Through, posting.PostingDate, posting.IntoSoftClosed, after, AtOnce),
            new("posting", posting.Id), new("now", clock.GetUtcNow()),
        ];
        return (await db.Database.SqlQueryRaw<PostedPart>(Composition.Post, parameters).ToListAsync(ct)).Single();
    }

    private void Count(PostingRun posting, PostedPart part)
    {
        posting.Looked += part.Looked;
        posting.Entries += part.Entries;
        posting.Amount += part.Amount;
        posting.FirstNumber ??= part.FirstNumber;
        posting.LastNumber = part.LastNumber ?? posting.LastNumber;
        (posting.State, posting.FinishedAt) =
            part.Looked < AtOnce ? (PostingRun.Done, clock.GetUtcNow()) : (PostingRun.Running, (DateTimeOffset?)null);
    }

    /// <summary>Which payables are meant.</summary>
    public static NpgsqlParameter[] Parameters(
        AccountingDbContext db, DateOnly through, DateOnly? postingDate, bool intoSoft, Guid after, long limit) =>
    [
        new("tenant", db.Tenant.Value), new("through", through), new("after", after), new("limit", limit), new("into_soft", intoSoft),
        new("posting_date", NpgsqlDbType.Date) { Value = (object?)postingDate ?? DBNull.Value },
    ];
}

internal sealed record PostingJob(Guid PostingId);

/// <summary>What one step did.</summary>
internal sealed record PostedPart(
    long Looked, Guid? Last, long Entries, long Amount, long? FirstNumber, long? LastNumber);
