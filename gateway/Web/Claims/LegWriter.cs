using Seisan.Look.Texts;

namespace Seisan.Web.Claims;

/// <summary>The rows of a claim of transport: journeys. What the service computes is shown and cannot be typed.</summary>
internal sealed class LegWriter(Texts<ClaimsTexts> texts, ClaimChoices choices, ClaimInput input, FieldNotes notes)
    : RowWriter(texts, input, notes)
{
    private const int Suggestions = 3;

    private readonly OptionMarkup _categories = new(
        choices.Categories.Select(choice => (choice.Code, choice.Shown, (string?)$"data-rate=\"{choices.RateOf(choice)}\""))
            .Prepend(("", "—", null)));

    private readonly OptionMarkup _means = new(
        LineInput.AllMeans.Select(means => (means, texts[$"means.{means}"], (string?)null)));

    private readonly OptionMarkup _ways = new(
        [("", texts["Round.once"], null), (LineInput.ThereAndBack, texts["Round.twice"], null)]);

    private readonly string _onPass = texts["OnPass"];

    protected override string Style => " leg-line";

    protected override LineInput Fresh => LineInput.NewLeg(choices);

    protected override void Open(int at, LineInput line)
    {
        Raw("<li class=\"line leg-line\" data-line>").Number(at).Hidden(at, "Id", line.Id);
        Day(at, line);
        Place(at, "From", line.From);
        Place(at, "To", line.To);
        Place(at, "Via", line.Via);
        Cell(at, "Means", "means");
        Select(at, "Means", line.Means, _means).End(at, "Means");
        Cell(at, "Round", "round");
        Select(at, "Round", line.Round, _ways).End(at, "Round");
        Fare(at, line);
        Cell(at, "Amount", "yen");
        Input(at, "Amount", line.Amount, " class=\"num\" readonly tabindex=\"-1\"").End(at, "Amount");
        Actions(at);
        Hidden(at, "Pass", line.Pass);
        Raw("<p class=\"leg-note\" data-pass-note").Raw(string.IsNullOrEmpty(line.Pass) ? " hidden>" : ">")
            .Text(string.IsNullOrEmpty(line.Pass) ? "" : _onPass.Replace("{0}", line.Pass, StringComparison.Ordinal)).Raw("</p>");
        Raw("<div class=\"leg-more\">");
        Cell(at, "Category", "category");
        Select(at, "Category", line.Category, _categories).End(at, "Category");
        ProjectAndMemo(at, line);
        Slip(at, line);
        Raw("</div></li>");
    }

    protected override IEnumerable<(string Name, string? Value)> Fields(LineInput line) =>
    [
        ("Id", line.Id), ("Date", line.Date), ("From", line.From), ("To", line.To), ("Via", line.Via), ("Means", line.Means),
        ("Round", line.Round), ("Fare", line.Fare), ("Amount", line.Amount), ("Category", line.Category),
        ("Project", line.Project), ("Memo", line.Memo), ("Receipt", line.Receipt), ("Pass", line.Pass),
    ];

    protected override IEnumerable<(string Style, string? Text)> Shown(LineInput line) =>
    [
        ("day", line.Date), ("from", line.From), ("to", line.To), ("via", line.Via), ("means", _means.NameOf(line.Means)),
        ("round", _ways.NameOf(line.Round ?? "")), ("fare num", line.Fare), ("yen num", line.Amount),
    ];

    private void Place(int at, string name, string? value)
    {
        Cell(at, name, "place");
        Input(at, name, value, " maxlength=\"60\" autocomplete=\"off\"").End(at, name);
    }

    /// <summary>The fare, and beside it the buttons that the script fills with earlier ones.</summary>
    private void Fare(int at, LineInput line)
    {
        Cell(at, "Fare", "fare");
        Input(at, "Fare", line.Fare, " inputmode=\"numeric\" autocomplete=\"off\" class=\"num\"").Raw("<span class=\"known-fares\" data-known hidden>");
        for (var one = 0; one < Suggestions; one++) Raw("<button type=\"button\" class=\"quiet\" data-fare hidden></button>");
        Raw("</span>").End(at, "Fare");
    }
}
