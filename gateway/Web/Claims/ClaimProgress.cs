using Seisan.Look.Parts;
using Seisan.Look.Texts;

namespace Seisan.Web.Claims;

/// <summary>Where the latest submission of a claim stands: what was decided, where it waits, what is still to come.</summary>
internal static class ClaimProgress
{
    public static IReadOnlyList<ApprovalRoute.Step> Of(
        ClaimView claim, IReadOnlyList<HistoryEntry> history, Texts<ClaimsTexts> texts)
    {
        var latest = history.Where(entry => entry.ContentVersion == claim.ContentVersion).ToList();
        if (claim.ContentVersion == 0 || claim.State is "draft" || latest.Count == 0) return [];

        var steps = latest.Select(entry => Past(entry, latest, texts)).OfType<ApprovalRoute.Step>().ToList();
        if (claim.Approval is not { } approval) return steps;

        var opened = Opened(approval.Step, latest);
        steps.Add(new ApprovalRoute.Step("now", approval.StepName, opened?.PersonName, texts["Waiting"], WhyOf(opened, texts)));
        for (var step = approval.Step + 1; step <= approval.StepCount; step++)
        {
            steps.Add(new ApprovalRoute.Step("next", texts["StepNumber", step], null, texts["NotYet"]));
        }

        return steps;
    }

    /// <summary>When the step was put to its approvers: who they are, and why they.</summary>
    private static HistoryEntry? Opened(int? step, List<HistoryEntry> history) =>
        history.FindLast(entry => entry.Kind == "step_opened" && entry.Step == step);

    private static string? WhyOf(HistoryEntry? opened, Texts<ClaimsTexts> texts) =>
        opened?.Reason is { } reason ? texts[$"reason.{reason}"] : null;

    private static ApprovalRoute.Step? Past(HistoryEntry entry, List<HistoryEntry> history, Texts<ClaimsTexts> texts)
    {
        var state = entry.Kind switch
        {
            "submitted" or "step_approved" or "approved" or "paid" => "done",
            "step_sent_back" or "step_rejected" or "withdrawn" or "not_opened" or "reopened" => "back",
            _ => null,
        };
        return state is null
            ? null
            : new ApprovalRoute.Step(
                state, entry.StepName ?? texts[$"history.{entry.Kind}"], entry.PersonName, Show.Time(entry.At),
                entry.Step is { } step ? WhyOf(Opened(step, history), texts) : null);
    }
}
