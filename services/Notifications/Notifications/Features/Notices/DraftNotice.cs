using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Notifications.Features.Notices;

/// <summary>An operator writes a notice; nobody is told yet.</summary>
internal static class DraftNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapPost("/", Handle)
        .WithName(nameof(DraftNotice));

    private static async Task<Results<Created<NoticeView>, ProblemHttpResult>> Handle(
        NoticeContent request, NotificationsDbContext db, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        if (Judge(request, now) is { Any: true } errors) return errors.ToProblem();

        var notice = new PlatformNotice { Id = Guid.CreateVersion7(now), CreatedAt = now };
        notice.Write(request);
        db.Notices.Add(notice);
        db.Record(nameof(DraftNotice), "platform-notice", notice.Id.ToString(), after: notice.Content);
        await db.SaveChangesAsync();
        http.SetETag(notice.Version);
        return TypedResults.Created($"/api/v1/platform-notices/{notice.Id}", NoticeView.Of(notice, now));
    }

    internal static FieldErrors Judge(NoticeContent content, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        foreach (var (field, code) in content.Faults(now)) errors.Add(field, code);
        return errors;
    }
}
