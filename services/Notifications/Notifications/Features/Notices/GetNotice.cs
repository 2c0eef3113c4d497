using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

internal static class GetNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetNotice));

    private static async Task<Results<Ok<NoticeView>, NotFound>> Handle(
        Guid id, NotificationsDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Notices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } notice)
            return TypedResults.NotFound();
        http.SetETag(notice.Version);
        return TypedResults.Ok(NoticeView.Of(notice, clock.GetUtcNow()));
    }
}
