using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Persistence;
using Seisan.Backup.Runs;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Backup.Features;

/// <summary>The backups of the platform, newest first; of one state where it is named.</summary>
internal static class ListBackups
{
    public static void Map(IEndpointRouteBuilder backups) => backups
        .MapGet("", Handle)
        .WithName(nameof(ListBackups));

    private static async Task<Results<Ok<Page<BackupView>>, ProblemHttpResult>> Handle(
        string? state, Paging page, BackupDbContext db, CancellationToken ct)
    {
        if (state is not (null or BackupRun.Waiting or BackupRun.Running or BackupRun.Verified or BackupRun.Failed))
            return new FieldErrors().Add("state", "unreadable").ToProblem();
        Guid? seen = Cursor.TryRead<Guid>(page.After, out var last) ? last : null;
        var rows = await Newest(db, state, seen).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(BackupView.Of), page.Limit, row => Cursor.Of(row.Id)));
    }

    internal static IQueryable<BackupRun> Newest(BackupDbContext db, string? state, Guid? seen)
    {
        var rows = db.Runs.AsNoTracking();
        if (state is not null) rows = rows.Where(run => run.State == state);
        if (seen is { } last) rows = rows.Where(run => run.Id < last);
        return rows.OrderByDescending(run => run.Id);
    }
}
