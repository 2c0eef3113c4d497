using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>Opens the platform before the window's time is over.</summary>
internal static class EndNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPost("/{id:guid}/end", Handle)
        .WithName(nameof(EndNotice));

    private static Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, NotificationsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        NoticeStep.TakeAsync(id, seen, db, clock, http, (notice, now) =>
        {
            if (notice.End(now) is { } refusal) return refusal;
            db.Tell(notice, Telling.Ended, now);
            db.Record(nameof(EndNotice), "platform-notice", id.ToString(), after: notice.Content);
            return null;
        }, ct);
}
