using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>Tells every tenant, and closes the platform when the time comes.</summary>
internal static class PublishNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPost("/{id:guid}/publication", Handle)
        .WithName(nameof(PublishNotice));

    private static Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, NotificationsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        NoticeStep.TakeAsync(id, seen, db, clock, http, (notice, now) =>
        {
            if (notice.Publish(now) is { } refusal) return refusal;
            db.Tell(notice, Telling.Published, now);
            db.Remind(notice, now);
            db.Record(nameof(PublishNotice), "platform-notice", id.ToString(), after: notice.Content);
            return null;
        }, ct);
}
