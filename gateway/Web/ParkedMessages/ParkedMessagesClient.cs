using Seisan.Web.Calls;

namespace Seisan.Web.ParkedMessages;

/// <summary>The messages that a service's consumers could not handle.</summary>
internal sealed class ParkedMessagesClient(IHttpClientFactory clients)
{
    public static readonly IReadOnlyList<string> Services =
        ["claims", "workflow", "accounting", "masters", "documents", "audit", "notifications", "backup", "identity"];

    public static readonly IReadOnlyList<string> States = ["parked", "replaying", "replayed", "discarded"];

    public static string NameOf(string service) => $"parked-messages-{service}";

    public Task<Answer<Page<ParkedMessage>>> ListAsync(string service, string state, string? after, CancellationToken stop) =>
        Of(service).ReadAsync<Page<ParkedMessage>>(ServiceCalls.Query(Path(service), ("state", state), ("after", after)), stop);

    public Task<Answer<ParkedMessage>> FindAsync(string service, Guid id, CancellationToken stop) =>
        Of(service).ReadAsync<ParkedMessage>($"{Path(service)}/{id}", stop);

    public Task<Answer<Nothing>> ReplayAsync(string service, IReadOnlyList<Guid> ids, CancellationToken stop) =>
        Of(service).SendAsync<Nothing>(HttpMethod.Post, $"{Path(service)}/replays", new { ids }, stop: stop);

    public Task<Answer<Nothing>> DiscardAsync(string service, Guid id, string? reason, CancellationToken stop) =>
        Of(service).SendAsync<Nothing>(HttpMethod.Post, $"{Path(service)}/discards", new { ids = new[] { id }, reason = reason ?? "" }, stop: stop);

    private static string Path(string service) => $"/api/v1/parked-messages/{service}";

    private HttpClient Of(string service) => clients.CreateClient(NameOf(service));
}

internal sealed record ParkedMessage(
    Guid Id, Guid? Tenant, string Queue, Guid MessageId, string? MessageType, string Headers, int Size, string Reason,
    string? Problem, int Count, DateTimeOffset ParkedAt, string State, DateTimeOffset? DecidedAt, string? DecidedBy, string? Comment)
{
    /// <summary>The record's name without its namespace.</summary>
    public string? ShortType => MessageType?.Split('.')[^1];
}
