using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Seisan.Kernel;
using Seisan.Look.Parts;

namespace Seisan.Web.Claims;

/// <summary>
/// Writes a claim. A new one is created by its first save, so that looking at the page leaves nothing behind. Every
/// button posts the form and works without script; with it the same buttons act in place.
/// </summary>
public sealed partial class ClaimEditor
{
    private ClaimChoices choices = ClaimChoices.None;
    private ClaimInput input = new();
    private FieldNotes notes = new();
    private RowWriter? writer;
    private ClaimView? claim;
    private AntiforgeryTokenSet? token;
    private string? conflict;
    private string? trouble;

    [Parameter] public Guid? Id { get; set; }

    private string Heading => T[input.Transport ? "form.transport" : "form.expense"];

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private IEnumerable<int> Rates => choices.TaxCategories.Select(tax => tax.RatePercent).Distinct().OrderDescending();

    private IReadOnlyList<ErrorSummary.Line> Summary =>
    [
        .. trouble is null ? [] : new[] { new ErrorSummary.Line(trouble) },
        .. notes.Errors.OrderBy(error => FieldNotes.Parts(error.Key).At)
            .Select(error => new ErrorSummary.Line($"{Place(error.Key)} — {error.Value}", FieldNotes.IdOf(error.Key))),
    ];

    protected override async Task OnInitializedAsync()
    {
        token = Antiforgery.GetAndStoreTokens(Http);
        choices = (await Client.ChoicesAsync(Page.Aborted)).Value ?? ClaimChoices.None;
        if (Id is { } id)
        {
            var found = await Client.FindAsync(id, Page.Aborted);
            if (Page.Missing(found)) return;
            claim = found.Value!;
            if (!claim.Editable && !HttpMethods.IsPost(Http.Request.Method)) Page.Go($"/claims/{id}");
            input = ClaimInput.Of(claim, choices);
            foreach (var warning in claim.Warnings)
            {
                notes.AddWarning(ClaimReading.Of(input, choices, JapanTime.Today(Clock)).FieldOf(warning.Field), warning);
            }
        }

        else if (Http.Request.Path.Value?.EndsWith("/transport", StringComparison.Ordinal) is true)
        {
            input.Form = ClaimView.Transport;
        }

        input.Key = Drafts.NewKey();
        Draw();
    }

    private async Task PostAsync()
    {
        var form = Http.Request.Form;
        var action = form["Action"].ToString();
        input = ClaimInput.Read(form);
        if (Id is { } id) (input.Claim, input.Form) = ($"{id}", claim?.Form);
        else await LoadAsync(input.Claim);
        notes = new FieldNotes();
        if (claim is { Editable: false })
        {
            conflict = T["NoDraftAnyMore"];
            Page.Refuse();
        }
        else if (action is "submit")
        {
            await SubmitAsync();
        }
        else if (action is "reload")
        {
            Page.Go($"/claims/{input.Claim}/edit");
        }
        else if (action is "save" or "overwrite" or "")
        {
            if (action is "overwrite") input.Version = $"{claim?.Version}";
            await SaveAsync();
        }
        else
        {
            Edit(action);
        }

        input.Key = Drafts.NewKey();
        Draw();
    }

    /// <summary>
    /// A new claim can exist already when its page is posted again: it was created, but its content was refused.
    /// </summary>
    private async Task LoadAsync(string? created)
    {
        if (Guid.TryParse(created, out var id)) claim = (await Client.FindAsync(id, Page.Aborted)).Value;
    }

    private async Task SaveAsync()
    {
        var outcome = await Drafts.SaveAsync(input, choices, Page.Aborted);
        if (outcome.Saved is { } saved) Page.Done<ClaimsTexts>($"/claims/{saved.Id}/edit", "saved");
        else Refuse(outcome);
    }

    private async Task SubmitAsync()
    {
        var outcome = await Drafts.SubmitAsync(input, choices, Page.Aborted);
        claim = outcome.Saved ?? claim;
        if (outcome.Submitted is { } submitted) Page.Done<ClaimsTexts>($"/claims/{submitted.Id}", "submitted");
        else Refuse(outcome);
        notes.OfSubmission = outcome.Saved is not null;
    }

    private void Refuse(DraftOutcome outcome)
    {
        notes = outcome.Notes;
        trouble = outcome.Trouble;
        if (outcome.Stale)
        {
            conflict = T["ChangedElsewhere", claim is null ? "" : JapanTime.At(claim.UpdatedAt).ToString("HH:mm", CultureInfo.InvariantCulture)];
        }

        Page.Refuse();
    }

    /// <summary>What the script does in place: <c>add</c>, <c>copy-3</c>, <c>remove-3</c>, <c>open-31</c>.</summary>
    private void Edit(string action)
    {
        var parts = action.Split('-');
        var at = parts.Length > 1 && int.TryParse(parts[1], out var index) && index < input.Lines.Count ? index : -1;
        switch (parts[0])
        {
            case "add": input.Lines.Add(NewLine()); break;
            case "copy" when at >= 0: input.Lines.Insert(at + 1, input.Lines[at] with { Id = null }); break;
            case "remove" when at >= 0: input.Lines.RemoveAt(at); break;
            case "open" when at >= 0: notes.OpenLine = at; break;
        }
    }

    private void Draw()
    {
        if (input.Lines.Count == 0) input.Lines.Add(NewLine());
        writer = input.Transport ? new LegWriter(T, choices, input, notes) : new LineWriter(T, choices, input, notes);
    }

    private LineInput NewLine() => input.Transport
        ? LineInput.NewLeg(choices, input.Lines.LastOrDefault())
        : new LineInput { Date = input.Lines.LastOrDefault()?.Date };

    private string Place(string field)
    {
        var (list, at, column) = FieldNotes.Parts(field);
        return list switch
        {
            "Lines" => T["LineNumber", at + 1, T[column]],
            "Receipts" => T["ReceiptNumber", at + 1, T[column]],
            _ => T[column],
        };
    }
}
