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

    public Task<Answer<Nothing>> WithdrawAsync(Guid claimId, long contentVersion, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, "/api/v1/withdrawals", new { claimId, contentVersion }, stop: stop);
}

public sealed record Person(Guid Id, string Name, string? Department);

internal sealed record ApprovalSummary(
    Guid Id, Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, Person Claimant, long Total,
    string State, int Step, int StepCount, string? StepName, string? Note, DateTimeOffset At, string? Decision);

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
