using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Parking;

/// <summary>
/// The operators' routes over a service's parked messages. They tell what a message is and why it is here, not what it
/// says: an operator has no right over any tenant's data.
/// </summary>
internal static class ParkedMessages
{
    private const string Kind = "parked-message";

    /// <param name="service">Stands in the path, so that the gateway knows whom to ask.</param>
    public static void MapParkedMessages<TContext>(this IEndpointRouteBuilder app, string service)
        where TContext : ServiceDbContext
    {
        var name = char.ToUpperInvariant(service[0]) + service[1..];
        var parked = app.MapApi<TContext>($"/api/v1/parked-messages/{service}").RequirePermission(Permissions.PlatformRepair);
        parked.MapGet("/", ListAsync).WithName($"ListParkedMessagesOf{name}");
        parked.MapGet("/{id:guid}", FindAsync).WithName($"FindParkedMessageOf{name}");
        parked.MapPost("/replays", ReplayAsync).WithName($"ReplayParkedMessagesOf{name}");
        parked.MapPost("/discards", DiscardAsync).WithName($"DiscardParkedMessagesOf{name}");
    }

    private static async Task<Results<Ok<Page<ParkedView>>, ProblemHttpResult>> ListAsync(
        ServiceDbContext db, Paging page, string? state = ParkedMessage.Parked)
    {
        if (state is not (ParkedMessage.Parked or ParkedMessage.Replaying or ParkedMessage.Replayed or ParkedMessage.Discarded))
            return new FieldErrors().Add("state", "unreadable").ToProblem();
        var before = Cursor.TryRead<Guid>(page.After, out var last) ? last : (Guid?)null;
        var rows = await Found(db, state, before).Take(page.Limit + 1).ToListAsync();
        return TypedResults.Ok(Page.Of(rows, page.Limit, row => Cursor.Of(row.Id)));
    }

    private static async Task<Results<Ok<ParkedView>, NotFound>> FindAsync(Guid id, ServiceDbContext db) =>
        await View(db.Set<ParkedMessage>().Where(row => row.Id == id)).SingleOrDefaultAsync() is { } row
            ? TypedResults.Ok(row) : TypedResults.NotFound();

    /// <summary>Sends messages through the consumers that could not handle them, as they came.</summary>
    private static async Task<Results<Accepted, NotFound, ProblemHttpResult>> ReplayAsync(
        ReplayMessages request, ServiceDbContext db, Caller caller)
    {
        var ids = request.Ids.Distinct().ToArray();
        if (Refuse(ids, "-") is { } problem)
            return problem;
        var now = caller.Clock.GetUtcNow();
        var rows = await View(db.Set<ParkedMessage>().Where(row => ids.Contains(row.Id))).ToListAsync();
        if (rows.Count < ids.Length)
            return TypedResults.NotFound();
        if (rows.Exists(row => now - InboxIds.CreatedAt(row.MessageId) > InboxIds.Memory))
            return new Refusal("parked_too_old").ToProblem();
        if (!await DecideAsync(db, ids, ParkedMessage.Replaying, null))
            return new Refusal("parked_already_decided").ToProblem();
        foreach (var row in rows)
            db.Record("ReplayParkedMessage", Kind, row.Id.ToString(), row.MessageType, after: row);
        await db.SaveChangesAsync();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Gives messages up for good; what they should have done is mended by other means, or not at all.</summary>
    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> DiscardAsync(
        DiscardMessages request, ServiceDbContext db)
    {
        var ids = request.Ids.Distinct().ToArray();
        if (Refuse(ids, request.Reason) is { } problem)
            return problem;
        var rows = await View(db.Set<ParkedMessage>().Where(row => ids.Contains(row.Id))).ToListAsync();
        if (rows.Count < ids.Length)
            return TypedResults.NotFound();
        if (!await DecideAsync(db, ids, ParkedMessage.Discarded, request.Reason.Trim()))
            return new Refusal("parked_already_decided").ToProblem();
        foreach (var row in rows)
            db.Record("DiscardParkedMessage", Kind, row.Id.ToString(), row.MessageType, row, new { request.Reason });
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? Refuse(Guid[] ids, string comment)
    {
        var errors = new FieldErrors();
        if (ids.Length is 0 or > 200)
            errors.Add("ids", ids.Length == 0 ? "required" : "too_long");
        if (string.IsNullOrWhiteSpace(comment))
            errors.Add("reason", "required");
        else if (comment.Length > 500)
            errors.Add("reason", "too_long");
        return errors.Any ? errors.ToProblem() : null;
    }

    /// <summary>False when one of them is no longer waiting for a decision: then none is decided.</summary>
    private static async Task<bool> DecideAsync(ServiceDbContext db, Guid[] ids, string state, string? comment)
    {
        var (now, user, name) = (db.Caller.Clock.GetUtcNow(), db.Caller.UserId, db.Caller.Name);
        return await db.Set<ParkedMessage>().Where(row => ids.Contains(row.Id) && row.State == ParkedMessage.Parked)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, state).SetProperty(one => one.DecidedAt, now)
                .SetProperty(one => one.DecidedBy, user).SetProperty(one => one.Decider, name).SetProperty(one => one.Comment, comment)) == ids.Length;
    }

    internal static IQueryable<ParkedView> Found(ServiceDbContext db, string state, Guid? before) =>
        View(db.Set<ParkedMessage>().Where(row => row.State == state && (before == null || row.Id < before)));

    private static IQueryable<ParkedView> View(IQueryable<ParkedMessage> rows) => rows.OrderByDescending(row => row.Id)
        .Select(row => new ParkedView(
            row.Id, row.Tenant, row.Queue, row.MessageId, row.MessageType, row.Headers, row.Size, row.Reason, row.Problem, row.Count,
            row.ParkedAt, row.State, row.DecidedAt, row.Decider, row.Comment));
}

/// <param name="Ids">Messages that wait for a decision, at most 200; all are sent again or none.</param>
internal sealed record ReplayMessages(Guid[] Ids);

/// <param name="Ids">Messages that wait for a decision, at most 200; all are discarded or none.</param>
internal sealed record DiscardMessages(Guid[] Ids, string Reason);

/// <param name="Tenant">The company of the envelope, or null when it named none.</param>
/// <param name="Headers">JSON.</param>
/// <param name="Size">Of the body, in bytes.</param>
/// <param name="Count">How often it was parked.</param>
internal sealed record ParkedView(
    Guid Id, Guid? Tenant, string Queue, Guid MessageId, string? MessageType, string Headers, int Size, string Reason,
    string? Problem, int Count, DateTimeOffset ParkedAt, string State, DateTimeOffset? DecidedAt, string? DecidedBy, string? Comment);
