using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Persistence;

namespace Seisan.Backup.Features;

/// <summary>One backup, to be asked for while it is under way.</summary>
internal static class GetBackup
{
    public static void Map(IEndpointRouteBuilder backups) => backups
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetBackup));

    private static async Task<Results<Ok<BackupDetail>, NotFound>> Handle(Guid id, BackupDbContext db, CancellationToken ct) =>
        await db.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, ct) is { } run
            ? TypedResults.Ok(BackupDetail.Of(run)) : TypedResults.NotFound();
}
