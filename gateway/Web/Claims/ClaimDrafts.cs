using System.Net;
using Seisan.Kernel;
using Seisan.Look.Texts;
using Seisan.Web.Calls;

namespace Seisan.Web.Claims;

/// <summary>Saves and submits what was typed, for the page and for its script alike.</summary>
public sealed class ClaimDrafts(ClaimsClient claims, Texts<ClaimsTexts> texts, TimeProvider clock)
{
    private const int Patience = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates the claim at its first save. Nothing is saved while a text cannot be read.</summary>
    internal async Task<DraftOutcome> SaveAsync(ClaimInput input, ClaimChoices choices, CancellationToken ct)
    {
        var outcome = new DraftOutcome(ClaimReading.Of(input, choices, JapanTime.Today(clock)));
        foreach (var (field, code) in outcome.Reading.Unreadable) outcome.Notes.AddError(field, texts[code]);
        if (outcome.Notes.Errors.Count > 0) return outcome;

        if (!Guid.TryParse(input.Claim, out var id))
        {
            var created = await claims.CreateAsync(input.Key ?? NewKey(), input.Form, ct);
            if (created.Value is null) return outcome.Refused(created.Problem!);
            (id, input.Claim, input.Version) = (created.Value.Id, $"{created.Value.Id}", $"{created.Value.Version}");
        }

        var saved = await claims.SaveAsync(id, input.Version, outcome.Reading.Content, ct);
        if (saved.Value is null) return outcome.Refused(saved.Problem!);

        input.Version = $"{saved.Value.Version}";
        foreach (var warning in saved.Value.Warnings)
        {
            outcome.Notes.AddWarning(outcome.Reading.FieldOf(warning.Field), warning);
        }

        return outcome with { Saved = saved.Value };
    }

    internal async Task<DraftOutcome> SubmitAsync(ClaimInput input, ClaimChoices choices, CancellationToken ct)
    {
        var outcome = await SaveAsync(input, choices, ct);
        if (outcome.Saved is null) return outcome;

        var submitted = await claims.SubmitAsync(outcome.Saved.Id, input.Version, input.Key ?? NewKey(), ct);
        for (var once = 0; submitted.Problem is { Code: "evidence_unknown" } && once < Patience; once++)
        {
            // the receipt was stored a moment ago, and claims hears of it by an event
            await Task.Delay(Pause, clock, ct);
            submitted = await claims.SubmitAsync(outcome.Saved.Id, input.Version, NewKey(), ct);
        }

        return submitted.Value is null ? outcome.Refused(submitted.Problem!) : outcome with { Submitted = submitted.Value };
    }

    public string NewKey() => $"{Guid.CreateVersion7(clock.GetUtcNow())}";
}

/// <summary>How a save or a submission went.</summary>
internal sealed record DraftOutcome(ClaimReading Reading)
{
    public FieldNotes Notes { get; } = new();

    public ClaimView? Saved { get; init; }

    public SubmittedClaim? Submitted { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>What is wrong but concerns no field of the form.</summary>
    public string? Trouble => Problem is not null && !Stale && Notes.Errors.Count == 0 ? Problem.Title ?? Problem.Code : null;

    /// <summary>The claim changed since the person saw it.</summary>
    public bool Stale => Problem is { Status: HttpStatusCode.PreconditionFailed };

    public DraftOutcome Refused(Problem problem)
    {
        foreach (var (path, errors) in problem.Errors) Notes.AddError(Reading.FieldOf(path), errors[0].Message);
        if (problem is { Field: { } field, Title: { } title }) Notes.AddError(Reading.FieldOf(field), title);
        return this with { Problem = problem };
    }
}
