using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>A stop takes longer than was told, before it or inside it.</summary>
internal static class ExtendNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPost("/{id:guid}/extension", Handle)
        .WithName(nameof(ExtendNotice));

    private static Task<Results<Ok<NoticeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, Request request, NotificationsDbContext db, TimeProvider clock, HttpContext http,
        CancellationToken ct) =>
        NoticeStep.TakeAsync(id, seen, db, clock, http, (notice, now) =>
        {
            var before = notice.Content;
            if (notice.Extend(request.EndsAt, now) is { } refusal) return refusal;
            db.Tell(notice, Telling.Extended, now);
            db.Record(nameof(ExtendNotice), "platform-notice", id.ToString(), before: before, after: notice.Content);
            return null;
        }, ct);

    internal sealed record Request(DateTimeOffset EndsAt);
}
