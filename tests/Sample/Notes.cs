using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Sample;

internal static class Notes
{
    public static void MapNotes(this IEndpointRouteBuilder app)
    {
        var notes = app.MapApi<SampleDbContext>("/api/v1/notes").RequirePermission(Permissions.ClaimsSubmit);
        notes.MapPost("/", Create).WithName("CreateNote");
        notes.MapPost("/silent", CreateWithoutRecord).WithName("CreateSilently");
        notes.MapGet("/", List).WithName("ListNotes");
        notes.MapGet("/{id:guid}", Find).WithName("FindNote");
        notes.MapPut("/{id:guid}", Change).WithName("ChangeNote");
    }

    private static async Task<Results<Created<NoteView>, ProblemHttpResult>> Create(
        NewNote note, SampleDbContext db, DataKeys keys, TimeProvider clock)
    {
        if (note.Text == "refuse")
            return new Refusal("note_refused", "text").ToProblem();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        db.Add(new Note { Id = id, Text = note.Text, Amount = note.Amount, Secret = await keys.SealAsync("note", "note", "secret", id, note.Text) });
        db.Announce(new ClaimApproved(id, "1", 1, id, note.Amount, clock.GetUtcNow()));
        db.Record("CreateNote", "note", id.ToString(), after: note);
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/v1/notes/{id}", new NoteView(id, note.Text, note.Amount));
    }

    private static async Task<Ok> CreateWithoutRecord(SampleDbContext db)
    {
        db.Add(new Note { Id = Guid.CreateVersion7() });
        await db.SaveChangesAsync();
        return TypedResults.Ok();
    }

    private static async Task<Page<NoteView>> List(SampleDbContext db, Paging page)
    {
        var after = Cursor.TryRead<Guid>(page.After, out var last) ? last : Guid.Empty;
        var rows = await db.Notes.Where(note => note.Id > after).OrderBy(note => note.Id).Take(page.Limit + 1)
            .Select(note => new NoteView(note.Id, note.Text, note.Amount)).ToListAsync();
        return Page.Of(rows, page.Limit, note => Cursor.Of(note.Id));
    }

    private static async Task<Results<Ok<NoteView>, NotFound>> Find(Guid id, SampleDbContext db, DataKeys keys, HttpContext http)
    {
        if (await db.Notes.SingleOrDefaultAsync(note => note.Id == id) is not { } note)
            return TypedResults.NotFound();
        http.SetETag(note.Version);
        return TypedResults.Ok(new NoteView(note.Id, await keys.OpenTextAsync("note", "note", "secret", id, note.Secret!), note.Amount));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(Guid id, NewNote change, IfMatch seen, SampleDbContext db)
    {
        if (await db.Notes.SingleOrDefaultAsync(note => note.Id == id) is not { } note)
            return TypedResults.NotFound();
        if (!seen.Matches(note.Version))
            return Refusal.Stale.ToProblem();
        note.Text = change.Text;
        db.Record("ChangeNote", "note", id.ToString());
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}

internal sealed record NewNote(string Text, long Amount);

internal sealed record NoteView(Guid Id, string Text, long Amount);

/// <summary>An effect that doubles visibly when it happens twice.</summary>
internal sealed class AddNoteWhenClaimSubmitted(SampleDbContext db) : IConsumer<ClaimSubmitted>
{
    public async Task Consume(ConsumeContext<ClaimSubmitted> context)
    {
        db.Add(new Note { Id = Guid.CreateVersion7(), Text = context.Message.Title, Amount = context.Message.Total });
        await db.SaveChangesAsync();
    }
}

/// <summary>The same for what is worked off in company.</summary>
internal sealed class AddNotesWhenStepsDecided(SampleDbContext db) : IConsumeTogether<StepDecided>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<StepDecided>> arrived, CancellationToken ct)
    {
        foreach (var decided in arrived.Select(one => one.Message))
            db.Add(new Note { Id = Guid.CreateVersion7(), Text = decided.StepName, Amount = decided.ContentVersion });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What is announced must reach a queue.</summary>
internal sealed class HearWhenClaimApproved : IConsumer<ClaimApproved>
{
    public Task Consume(ConsumeContext<ClaimApproved> context) => Task.CompletedTask;
}
