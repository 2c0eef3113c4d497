using Seisan.Web.Calls;

namespace Seisan.Web.Maintenance;

/// <summary>What operators write and tell, as notifications keeps it.</summary>
internal sealed class MaintenanceClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> Stages = ["draft", "planned", "running", "past", "cancelled"];

    private const string Path = "/api/v1/platform-notices";

    public Task<Answer<Page<NoticeLine>>> ListAsync(string? text, string? stage, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<NoticeLine>>(ServiceCalls.Query(Path, ("text", text), ("stage", stage), ("after", after)), stop);

    public Task<Answer<NoticeLine>> FindAsync(Guid id, CancellationToken stop) => http.ReadAsync<NoticeLine>($"{Path}/{id}", stop);

    public Task<Answer<Reach>> ReachAsync(CancellationToken stop) => http.ReadAsync<Reach>($"{Path}/reach", stop);

    public Task<Answer<NoticeLine>> DraftAsync(NoticeContent content, string? key, CancellationToken stop) =>
        http.SendAsync<NoticeLine>(HttpMethod.Post, Path, content, key: key, stop: stop);

    public Task<Answer<NoticeLine>> ChangeAsync(Guid id, NoticeContent content, string? version, CancellationToken stop) =>
        http.SendAsync<NoticeLine>(HttpMethod.Put, $"{Path}/{id}", content, version, stop: stop);

    /// <param name="step">publication, cancellation or end.</param>
    public Task<Answer<NoticeLine>> StepAsync(Guid id, string step, string? version, CancellationToken stop) =>
        http.SendAsync<NoticeLine>(HttpMethod.Post, $"{Path}/{id}/{step}", version: version, stop: stop);

    public Task<Answer<NoticeLine>> ExtendAsync(Guid id, DateTimeOffset endsAt, string? version, CancellationToken stop) =>
        http.SendAsync<NoticeLine>(HttpMethod.Post, $"{Path}/{id}/extension", new { endsAt }, version, stop: stop);
}

internal sealed record NoticeLine(
    Guid Id, string Kind, string Stage, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Functions,
    string TextJa, string TextEn, bool Urgent, string? UrgentReason, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosedAt)
{
    public string? Tone => Stage switch { "planned" => "key", "running" => "warn", "past" => "ok", _ => null };
}

internal sealed record NoticeContent(
    string Kind, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Functions, string TextJa, string TextEn,
    bool Urgent, string? UrgentReason);

/// <param name="Unreached">Companies of which no address is known.</param>
internal sealed record Reach(int Tenants, int Addresses, int Unreached);
