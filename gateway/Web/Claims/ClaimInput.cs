using Microsoft.AspNetCore.Http;

namespace Seisan.Web.Claims;

/// <summary>What the claimant typed, kept as text until the claims service has judged it.</summary>
internal sealed class ClaimInput
{
    /// <summary>The most lines a claim may have.</summary>
    public const int MostLines = 300;

    /// <summary>The claim's id; null before the first save.</summary>
    public string? Claim { get; set; }

    public string? Version { get; set; }

    /// <summary>Makes a repeated creation or submission harmless.</summary>
    public string? Key { get; set; }

    /// <summary>The kind of claim: empty for expenses.</summary>
    public string? Form { get; set; }

    public string? Title { get; set; }

    public bool Transport => Form is ClaimView.Transport;

    public List<ReceiptInput> Receipts { get; } = [];

    public List<LineInput> Lines { get; } = [];

    /// <summary>Keys of the warnings that the claimant confirms.</summary>
    public HashSet<string> Confirmed { get; } = [];

    public static ClaimInput Of(ClaimView claim, ClaimChoices choices)
    {
        var input = new ClaimInput
        {
            Claim = $"{claim.Id}", Version = $"{claim.Version}", Form = claim.Form, Title = claim.Title,
        };
        input.Receipts.AddRange(claim.Receipts.Select(ReceiptInput.Of));
        input.Lines.AddRange(claim.Lines.Select(line => LineInput.Of(line, choices)));
        input.Confirmed.UnionWith(claim.ConfirmedWarnings);
        return input;
    }

    /// <summary>Reads the posted form. Names carry indices without gaps: <c>Lines[0].Date</c>.</summary>
    public static ClaimInput Read(IFormCollection form)
    {
        var input = new ClaimInput
        {
            Claim = TypedText.Words(form["Claim"]), Version = form["Version"], Key = form["Key"], Title = form["Title"],
            Form = TypedText.Words(form["Form"]),
        };
        for (var at = 0; at < MostLines && form.ContainsKey($"Receipts[{at}].Id"); at++)
        {
            input.Receipts.Add(ReceiptInput.Read(form, $"Receipts[{at}]."));
        }

        for (var at = 0; at < MostLines && form.ContainsKey($"Lines[{at}].Id"); at++)
        {
            input.Lines.Add(LineInput.Read(form, $"Lines[{at}]."));
        }

        input.Confirmed.UnionWith(form["Confirmed"].OfType<string>());
        return input;
    }
}
