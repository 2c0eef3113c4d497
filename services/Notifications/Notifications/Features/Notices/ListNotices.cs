using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Notices;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Notifications.Features.Notices;

/// <summary>What was written and told, what begins last first; those that a search finds, of one stage or of all.</summary>
internal static class ListNotices
{
    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapGet("/", Handle)
        .WithName(nameof(ListNotices));

    private static async Task<Page<NoticeView>> Handle(
        string? text, string? stage, Paging page, NotificationsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seen = Cursor.Read<DateTimeOffset, Guid>(page.After);
        var rows = await Found(db, text, stage, seen, now).Take(page.Limit + 1).ToListAsync(ct);
        return Page.Of(rows.ConvertAll(row => NoticeView.Of(row, now)), page.Limit, row => Cursor.Of(row.StartsAt, row.Id));
    }

    internal static IQueryable<PlatformNotice> Found(
        NotificationsDbContext db, string? text, string? stage, (DateTimeOffset StartsAt, Guid Id)? seen, DateTimeOffset now)
    {
        var rows = db.Notices.AsNoTracking();
        rows = stage switch
        {
            PlatformNotice.Draft or PlatformNotice.Cancelled => rows.Where(row => row.State == stage),
            "planned" => rows.Where(row => row.State == PlatformNotice.Published && row.StartsAt > now),
            "running" => rows.Where(row => row.State == PlatformNotice.Published && row.StartsAt <= now && row.EndsAt > now),
            "past" => rows.Where(row => row.State == PlatformNotice.Published && row.StartsAt <= now
                && (row.EndsAt == null || row.EndsAt <= now)),
            _ => rows,
        };
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        if (seen is var (at, id))
        {
            var instant = at.ToUniversalTime();
            rows = rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.StartsAt, row.Id), ValueTuple.Create(instant, id)));
        }

        return rows.OrderByDescending(row => row.StartsAt).ThenByDescending(row => row.Id);
    }
}
