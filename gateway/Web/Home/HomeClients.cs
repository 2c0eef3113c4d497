using Seisan.Web.Calls;

namespace Seisan.Web.Home;

/// <summary>What waits for the person's decision.</summary>
internal sealed class WaitingApprovals(HttpClient http)
{
    public Task<Answer<Page<Approval>>> LatestAsync(CancellationToken stop) =>
        http.ReadAsync<Page<Approval>>("/api/v1/approvals?state=waiting&limit=5", stop);

    internal sealed record Approval(Guid Id, string Title, Person Claimant, long Total, string? StepName, DateTimeOffset At);

    internal sealed record Person(string Name);
}

/// <summary>The person's own claims.</summary>
internal sealed class OwnClaims(HttpClient http)
{
    public Task<Answer<Page<Claim>>> LatestAsync(string? state, CancellationToken stop) =>
        http.ReadAsync<Page<Claim>>(ServiceCalls.Query("/api/v1/claims", ("scope", "mine"), ("state", state), ("limit", "5")), stop);

    internal sealed record Claim(Guid Id, string? Number, string State, string Title, long Total, string? StepName, DateTimeOffset UpdatedAt);
}

/// <summary>What waits for accountants and for those who approve payments.</summary>
internal sealed class WaitingAccounts(HttpClient http)
{
    /// <summary>Approved claims that are not posted: one row, or none.</summary>
    public async Task<Answer<Page<Sum>>> ToPostAsync(CancellationToken stop)
    {
        var sums = await http.ReadAsync<Sums>("/api/v1/payables/summary", stop);
        return new(sums.Value is { Approved: { Count: > 0 } approved } ? new([approved], null) : new([], null), null, sums.Problem);
    }

    /// <summary>Payment runs that somebody else has made and submitted.</summary>
    public async Task<Answer<Page<Run>>> ToApproveAsync(Guid approver, CancellationToken stop)
    {
        var runs = await http.ReadAsync<Page<Run>>("/api/v1/payment-runs?state=submitted&limit=20", stop);
        return new(new([.. (runs.Value?.Items ?? []).Where(run => run.CreatedById != approver).Take(5)], null), null, runs.Problem);
    }

    internal sealed record Sums(Sum Approved);

    internal sealed record Sum(long Count, long Total);

    internal sealed record Run(Guid Id, string Number, long Total, string PayerAccountName, DateOnly TransferDate, Guid CreatedById);
}

/// <summary>What the person was told.</summary>
internal sealed class LatestMessages(HttpClient http)
{
    public Task<Answer<Page<Message>>> LatestAsync(CancellationToken stop) =>
        http.ReadAsync<Page<Message>>("/api/v1/messages?limit=5", stop);

    internal sealed record Message(Guid Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);
}
