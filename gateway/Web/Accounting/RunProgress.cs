using Seisan.Look.Parts;
using Seisan.Look.Texts;

namespace Seisan.Web.Accounting;

/// <summary>Where a payment run stands: made, submitted, approved, paid.</summary>
internal static class RunProgress
{
    private static readonly string[] Way = ["draft", "submitted", "approved", "completed"];

    public static IReadOnlyList<ApprovalRoute.Step> Of(RunView run, Texts<PaymentsTexts> texts)
    {
        var at = Array.IndexOf(Way, run.State);
        if (at < 0) return [];
        return
        [
            Step(0, run.CreatedBy, Show.Time(run.CreatedAt)),
            Step(1, null, null),
            Step(2, run.DecidedBy, Show.Time(run.DecidedAt)),
            Step(3, null, run.CompletedAt is { } paid ? Show.Time(paid) : texts["step.transfer", Show.Date(run.TransferDate)]),
        ];

        ApprovalRoute.Step Step(int number, string? who, string? when) => new(
            number < at || run.State == "completed" ? "done" : number == at ? "now" : "next",
            texts[$"step.{Way[number]}"], who, string.IsNullOrEmpty(when) ? null : when);
    }
}
