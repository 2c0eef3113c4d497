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

/// <summary>What the person was told.</summary>
internal sealed class LatestMessages(HttpClient http)
{
    public Task<Answer<Page<Message>>> LatestAsync(CancellationToken stop) =>
        http.ReadAsync<Page<Message>>("/api/v1/messages?limit=5", stop);

    internal sealed record Message(Guid Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);
}
