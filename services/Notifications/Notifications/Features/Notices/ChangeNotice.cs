using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>Writes a draft anew; what was published can only be extended, cancelled or ended.</summary>
internal static class ChangeNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPut("/{id:guid}", Handle)
        .WithName(nameof(ChangeNotice));

    private static async Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, NoticeContent request, NotificationsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Notices.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } notice) return TypedResults.NotFound();
        if (!seen.Matches(notice.Version)) return Refusal.Stale.ToProblem();
        if (DraftNotice.Judge(request, now) is { Any: true } errors) return errors.ToProblem();

        var before = notice.Content;
        if (notice.Write(request) is { } refusal) return refusal.ToProblem();
        db.Record(nameof(ChangeNotice), "platform-notice", notice.Id.ToString(), before: before, after: notice.Content);
        await db.SaveChangesAsync();
        http.SetETag(notice.Version);
        return TypedResults.Ok(NoticeView.Of(notice, now));
    }
}
