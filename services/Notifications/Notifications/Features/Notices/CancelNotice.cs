using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>What has not begun does not take place.</summary>
internal static class CancelNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPost("/{id:guid}/cancellation", Handle)
        .WithName(nameof(CancelNotice));

    private static Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, NotificationsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        NoticeStep.TakeAsync(id, seen, db, clock, http, (notice, now) =>
        {
            if (notice.Cancel(now) is { } refusal) return refusal;
            if (notice.PublishedAt is not null) db.Tell(notice, Telling.Cancelled, now);
            db.Record(nameof(CancelNotice), "platform-notice", id.ToString(), after: notice.Content);
            return null;
        }, ct);
}
