using Seisan.Look.Parts;
using Seisan.Look.Texts;

namespace Seisan.Web.Approvals;

/// <summary>An approval's way as the page draws it: who handed it in, who decided, where it stands, who is next.</summary>
internal static class ApprovalProgress
{
    public static IReadOnlyList<ApprovalRoute.Step> Of(ApprovalView approval, Texts<ApprovalsTexts> texts) =>
    [
        new("done", texts["submitted"], approval.Claimant.Name, Show.Time(approval.SubmittedAt)),
        .. approval.Steps.Select(step => new ApprovalRoute.Step(
            StateOf(step.State), step.Name, step.DecidedBy?.Name ?? Names(step, texts), WhenOf(step, texts),
            step.Note == "moved_up" ? texts["step.moved_up"] : null)),
    ];

    /// <summary>Whom the claim goes to once the open step is approved.</summary>
    public static string AfterThis(ApprovalView approval, Texts<ApprovalsTexts> texts)
    {
        var next = approval.Steps.FirstOrDefault(step => step.Number == approval.Open?.Number + 1);
        return next is null ? texts["next.none"] : texts["next", next.Name, Names(next, texts)];
    }

    public static string Names(StepView step, Texts<ApprovalsTexts> texts) => step.Approvers.Count switch
    {
        <= 2 => string.Join(texts["or"], step.Approvers.Select(one => one.Name)),
        var count => texts["anyOf", step.Approvers[0].Name, count - 1],
    };

    private static string StateOf(string state) => state switch
    {
        "approved" => "done",
        "open" => "now",
        "sent_back" or "rejected" => "back",
        _ => "next",
    };

    private static string WhenOf(StepView step, Texts<ApprovalsTexts> texts) => step.State switch
    {
        "open" => texts["step.open"],
        "next" => texts["step.next"],
        "cancelled" => texts["step.cancelled"],
        _ => Show.Time(step.DecidedAt),
    };
}
