using Seisan.Look.Texts;

namespace Seisan.Web.Claims;

/// <summary>The rows of an expense claim: what was paid to whom.</summary>
internal sealed class LineWriter(Texts<ClaimsTexts> texts, ClaimChoices choices, ClaimInput input, FieldNotes notes)
    : RowWriter(texts, input, notes)
{
    private readonly OptionMarkup _categories = new(
        choices.Categories.Select(choice => (choice.Code, choice.Shown, (string?)$"data-tax=\"{Encode(choices.TaxText(choice.TaxCategoryId))}\""))
            .Prepend(("", "—", null)));

    private readonly OptionMarkup _taxes = new(
        choices.TaxCategories.Select(choice => (choice.Code, Short(texts, choice), (string?)$"data-rate=\"{choice.RatePercent}\""))
            .Prepend(("", "—", null)));

    protected override void Open(int at, LineInput line)
    {
        var receipt = ReceiptOf(line);
        Raw("<li class=\"line\" data-line>").Number(at).Hidden(at, "Id", line.Id);
        Day(at, line);
        Cell(at, "Category", "category");
        Select(at, "Category", line.Category, _categories).End(at, "Category");
        Cell(at, "Payee", "payee");
        Input(at, "Payee", line.Payee, " maxlength=\"100\" list=\"payees\"" + Hint(receipt?.Payee)).End(at, "Payee");
        Cell(at, "Amount", "yen");
        Input(at, "Amount", line.Amount, " inputmode=\"numeric\" autocomplete=\"off\" class=\"num\"").End(at, "Amount");
        Cell(at, "Tax", "rate");
        Select(at, "Tax", line.Tax, _taxes).End(at, "Tax");
        Cell(at, "Invoice", "invoice");
        Input(at, "Invoice", line.Invoice, " autocomplete=\"off\"" + Hint(receipt?.Invoice ?? "T0000000000000")).End(at, "Invoice");
        ProjectAndMemo(at, line);
        Slip(at, line);
        Actions(at).Raw("</li>");
    }

    protected override IEnumerable<(string Name, string? Value)> Fields(LineInput line) =>
    [
        ("Id", line.Id), ("Date", line.Date), ("Category", line.Category), ("Payee", line.Payee), ("Amount", line.Amount),
        ("Tax", line.Tax), ("Invoice", line.Invoice), ("Project", line.Project), ("Memo", line.Memo), ("Receipt", line.Receipt),
    ];

    protected override IEnumerable<(string Style, string? Text)> Shown(LineInput line) =>
    [
        ("day", line.Date), ("category", _categories.NameOf(line.Category)), ("payee", line.Payee), ("yen num", line.Amount),
        ("rate", _taxes.NameOf(line.Tax)), ("invoice", line.Invoice), ("project", line.Project), ("memo", line.Memo),
        ("slip", SlipOf(line)),
    ];

    private static string Short(Texts<ClaimsTexts> texts, TaxChoice tax) => tax.Kind switch
    {
        "taxable" => $"{tax.RatePercent}%",
        "reduced" => $"{tax.RatePercent}% {texts["Reduced"]}",
        _ => tax.Shown,
    };
}
