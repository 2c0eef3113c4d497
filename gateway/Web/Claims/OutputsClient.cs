using Seisan.Web.Calls;

namespace Seisan.Web.Claims;

/// <summary>The files that are made of a list of claims, of the person who is signed in.</summary>
internal sealed class OutputsClient(HttpClient http)
{
    private const string Outputs = "/api/v1/claim-outputs";

    public Task<Answer<Page<OutputView>>> ListAsync(string? after, CancellationToken stop) =>
        http.ReadAsync<Page<OutputView>>(ServiceCalls.Query(Outputs, ("after", after), ("limit", "20")), stop);

    public Task<Answer<OutputView>> FindAsync(Guid id, CancellationToken stop) => http.ReadAsync<OutputView>($"{Outputs}/{id}", stop);

    /// <param name="key">The same key makes no second file.</param>
    public Task<Answer<OutputStarted>> StartAsync(string format, ClaimFilter filter, string? key, CancellationToken stop) =>
        http.SendAsync<OutputStarted>(HttpMethod.Post, Outputs, new { format, filter = filter.ToBody() }, key: key, stop: stop);

    public Task<Answer<Nothing>> CancelAsync(Guid id, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"{Outputs}/{id}/cancellation", stop: stop);
}

internal sealed record OutputStarted(Guid Id);

public sealed record OutputView(
    Guid Id, string Format, OutputFilter Filter, string State, long Done, long Total, string FileName, DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt)
{
    public bool UnderWay => State is "waiting" or "running";

    public string? Tone => State switch { "running" => "key", "done" => "ok", "failed" => "bad", _ => null };
}

/// <summary>The filters of the list as they were when the file was asked for.</summary>
public sealed record OutputFilter(
    string? Scope, string? State, DateOnly? From, DateOnly? To, long? MinAmount, long? MaxAmount, string? Payee, string? Text,
    string? Form);
