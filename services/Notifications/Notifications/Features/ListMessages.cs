using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Notifications.Features;

/// <summary>What the caller was told, newest first; only what a search finds, in whatever language it was typed.</summary>
internal static class ListMessages
{
    public static void Map(IEndpointRouteBuilder messages) => messages
        .MapGet("/", Handle)
        .WithName(nameof(ListMessages));

    private static async Task<Page<Answer>> Handle(
        string? text, Paging page, Caller caller, NotificationsDbContext db, CancellationToken ct)
    {
        Guid? seen = Cursor.TryRead<Guid>(page.After, out var last) ? last : null;
        var rows = await Newest(OwnMessages.Of(db, caller), text, seen).Take(page.Limit + 1).ToListAsync(ct);
        return Page.Of(rows.ConvertAll(Answer.Of), page.Limit, message => Cursor.Of(message.Id));
    }

    internal static IQueryable<Message> Newest(IQueryable<Message> own, string? text, Guid? seen)
    {
        var found = seen is { } last ? own.AsNoTracking().Where(message => message.Id < last) : own.AsNoTracking();
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            found = found.Where(message => terms.All(term => message.SearchTerms.Contains(term)));
        return found.OrderByDescending(message => message.Id);
    }

    /// <param name="Title">In the language of the reader, as <paramref name="Text"/>.</param>
    /// <param name="Link">The page to open, as a path.</param>
    internal sealed record Answer(
        Guid Id, string Kind, string Title, string Text, string Link, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt)
    {
        public static Answer Of(Message message) => new(
            message.Id, message.Kind, message.TitleIn(CultureInfo.CurrentUICulture),
            message.TextIn(CultureInfo.CurrentUICulture), message.Link, message.CreatedAt, message.ReadAt);
    }
}
