using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seisan.Kernel;
using Seisan.Look.Texts;
using Seisan.Web.Calls;

namespace Seisan.Web.Claims;

/// <summary>Where the editor's script saves the form while the person pauses; read by the same rules as a post.</summary>
internal static class ClaimDraftEndpoint
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder pages) =>
        pages.MapPost("/claims/draft", SaveAsync).RequireAuthorization(Permissions.ClaimsSubmit);

    private static async Task<IResult> SaveAsync(
        IFormCollection form, ClaimsClient claims, ClaimDrafts drafts, Texts<ClaimsTexts> texts,
        TimeProvider clock, CancellationToken ct)
    {
        var input = ClaimInput.Read(form);
        var choices = await claims.ChoicesAsync(ct);
        var outcome = await drafts.SaveAsync(input, choices.Value ?? ClaimChoices.None, ct);
        if (outcome.Saved is { } saved) return Results.Json(Saved(saved, input, outcome, choices.Value!, clock));
        if (outcome.Notes.Errors.Count > 0)
        {
            var errors = outcome.Notes.Errors.Select(error => new { name = error.Key, message = error.Value });
            return Results.Json(new { errors }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (outcome.Problem!.Status is HttpStatusCode.NotFound) return Results.NotFound();
        return Results.Json(await ConflictAsync(input, outcome.Problem, claims, texts, ct), statusCode: StatusCodes.Status409Conflict);
    }

    private static object Saved(
        ClaimView saved, ClaimInput input, DraftOutcome outcome, ClaimChoices choices, TimeProvider clock)
    {
        var shown = new Dictionary<string, string>();
        for (var at = 0; at < input.Lines.Count; at++)
        {
            TypedText.TryDay(input.Lines[at].Date, JapanTime.Today(clock), out var day);
            TypedText.TryYen(input.Lines[at].Amount, out var amount);
            choices.TryProject(input.Lines[at].Project, out var project);
            shown[$"Lines[{at}].Date"] = TypedText.Of(day);
            shown[$"Lines[{at}].Amount"] = TypedText.Of(amount);
            shown[$"Lines[{at}].Project"] = choices.ProjectText(project, input.Lines[at].Project);
            if (input.Transport)
            {
                var line = outcome.Reading.Saved(saved, at);
                shown[$"Lines[{at}].Fare"] = TypedText.Of(line?.Leg?.Fare);
                shown[$"Lines[{at}].Amount"] = TypedText.Of(line?.Amount);
                shown[$"Lines[{at}].Pass"] = line?.Leg?.OnPass ?? "";
            }

            shown[$"Lines[{at}].Invoice"] = TypedText.Plain(input.Lines[at].Invoice) ?? "";
        }

        return new
        {
            id = saved.Id,
            version = $"{saved.Version}",
            edit = $"/claims/{saved.Id}/edit",
            lineIds = outcome.Reading.Ids(saved, input.Lines.Count),
            texts = shown,
            warnings = outcome.Notes.Warnings.Select(warning => new
            {
                name = warning.Key, key = warning.Value.Key, message = warning.Value.Message, confirmed = warning.Value.Confirmed,
            }),
        };
    }

    /// <summary>Who saves over a change is told when it was made; a claim that is no draft any more is not written.</summary>
    private static async Task<object> ConflictAsync(
        ClaimInput input, Problem problem, ClaimsClient claims, Texts<ClaimsTexts> texts, CancellationToken ct)
    {
        if (problem.Status is not HttpStatusCode.PreconditionFailed || !Guid.TryParse(input.Claim, out var id)) return new { message = problem.Title };
        var current = (await claims.FindAsync(id, ct)).Value;
        return current is { Editable: true }
            ? new
            {
                version = $"{current.Version}",
                message = texts["ChangedElsewhere", JapanTime.At(current.UpdatedAt).ToString("HH:mm", CultureInfo.InvariantCulture)],
            }
            : new { message = texts["NoDraftAnyMore"] };
    }
}
