using Seisan.Claims.Features;
using Seisan.Claims.Papers;

namespace Seisan.Claims.Outputs;

/// <summary>A claim of the list as a row of a CSV file, in the language of who asked.</summary>
internal static class ClaimRows
{
    private static readonly string[] Columns =
    [
        "number", "form", "state", "title", "claimant", "department", "from", "to", "total", "tax", "lines", "receipts", "step",
        "submitted_at", "updated_at",
    ];

    public static IEnumerable<string> Header(PaperTexts texts) => Columns.Select(column => texts[$"csv.{column}"]);

    public static IEnumerable<object?> Cells(ClaimSummary claim, PaperTexts texts) =>
    [
        claim.Number, texts[$"form.{claim.Form}"], texts[$"state.{claim.State}"], claim.Title, claim.ClaimantName, claim.DepartmentName,
        PaperTexts.Date(claim.From), PaperTexts.Date(claim.To), claim.Total, claim.Tax, claim.LineCount, claim.ReceiptCount, claim.StepName,
        PaperTexts.Time(claim.SubmittedAt), PaperTexts.Time(claim.UpdatedAt),
    ];
}
