using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>How every step after the draft goes: the version that was seen, the decision, one save.</summary>
internal static class NoticeStep
{
    public static async Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> TakeAsync(
        Guid id, IfMatch seen, NotificationsDbContext db, TimeProvider clock, HttpContext http,
        Func<PlatformNotice, DateTimeOffset, Refusal?> decide, CancellationToken ct)
    {
        if (await db.Notices.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } notice) return TypedResults.NotFound();
        if (!seen.Matches(notice.Version)) return Refusal.Stale.ToProblem();

        var now = clock.GetUtcNow();
        if (decide(notice, now) is { } refusal) return refusal.ToProblem();
        await db.SaveChangesAsync();
        http.SetETag(notice.Version);
        return TypedResults.Ok(NoticeView.Of(notice, now));
    }
}
