using System.Globalization;
using Seisan.Web.Calls;

namespace Seisan.Web.Approvals;

/// <summary>The routes of the workflow service that the pages use, called for the person who is signed in.</summary>
internal sealed class ApprovalsClient(HttpClient http)
{
    private const string Approvals = "/api/v1/approvals";

    /// <param name="state"><c>waiting</c> for me, or <c>decided</c> by me.</param>
    public Task<Answer<Page<ApprovalSummary>>> ListAsync(string state, string? text, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<ApprovalSummary>>(
            ServiceCalls.Query(Approvals, ("state", state), ("text", text), ("after", after)), stop);

    public Task<Answer<Page<ApprovalSummary>>> OfClaimAsync(Guid claim, CancellationToken stop) =>
        http.ReadAsync<Page<ApprovalSummary>>(ServiceCalls.Query(Approvals, ("claimId", claim.ToString()), ("limit", "1")), stop);

    public Task<Answer<ApprovalView>> FindAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<ApprovalView>($"{Approvals}/{id}", stop);

    public Task<Answer<Nothing>> DecideAsync(
        Guid id, string decision, string? comment, long contentVersion, int? step, CancellationToken stop) =>
        http.SendAsync<Nothing>(
            HttpMethod.Post, $"{Approvals}/{id}/decisions", new { decision, comment, contentVersion, step }, stop: stop);

    /// <param name="key">Sent again with the same key nothing is approved twice.</param>
    public Task<Answer<ApprovedTogether>> ApproveAsync(IReadOnlyList<SeenApproval> approvals, string? key, CancellationToken stop) =>
        http.SendAsync<ApprovedTogether>(HttpMethod.Post, $"{Approvals}/decisions", new { approvals }, key: key, stop: stop);

    public Task<Answer<Nothing>> WithdrawAsync(Guid claimId, long contentVersion, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, "/api/v1/withdrawals", new { claimId, contentVersion }, stop: stop);
}

public sealed record Person(Guid Id, string Name, string? Department);

public sealed record ApprovalSummary(
    Guid Id, Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, Person Claimant, long Total,
    string State, int Step, int StepCount, string? StepName, string? Note, DateTimeOffset At, string? Decision)
{
    /// <summary>What a ticked box sends: which approval, and what of it the person saw.</summary>
    public string Picked => $"{Id}/{ContentVersion}/{Step}";
}

/// <summary>One of several that are approved together, as the person saw it.</summary>
public sealed record SeenApproval(Guid ApprovalId, long ContentVersion, int Step)
{
    /// <summary>Null: no box of ours sent this.</summary>
    public static SeenApproval? Read(string? picked) =>
        picked?.Split('/') is [var id, var version, var step] && Guid.TryParse(id, out var approval)
            && long.TryParse(version, CultureInfo.InvariantCulture, out var content)
            && int.TryParse(step, CultureInfo.InvariantCulture, out var number)
                ? new SeenApproval(approval, content, number)
                : null;
}

internal sealed record ApprovedTogether(IReadOnlyList<RowOutcome> Outcomes);

/// <param name="Message">Why it was not approved.</param>
public sealed record RowOutcome(Guid ApprovalId, string? ClaimNumber, bool Approved, string? Code, string? Message);

public sealed record ApprovalView(
    Guid Id, Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, string Form, Person Claimant,
    long Total, int LineCount, string State, DateTimeOffset SubmittedAt, DateTimeOffset? CompletedAt,
    IReadOnlyList<StepView> Steps, bool MayDecide, bool MayWithdraw, IReadOnlyList<Happening> History)
{
    public StepView? Open => Steps.FirstOrDefault(step => step.State == "open");
}

public sealed record StepView(
    int Number, string Name, string State, string? Note, IReadOnlyList<Person> Approvers, DateTimeOffset? RequestedAt,
    DateTimeOffset? DecidedAt, Person? DecidedBy, string? Comment);

public sealed record Happening(
    DateTimeOffset At, long ContentVersion, string Kind, Person Person, string? StepName, string? Comment);
