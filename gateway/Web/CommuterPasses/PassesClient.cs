using Seisan.Web.Calls;

namespace Seisan.Web.CommuterPasses;

/// <summary>The person's own commuter passes.</summary>
internal sealed class PassesClient(HttpClient http)
{
    private const string Passes = "/api/v1/commuter-passes";

    public Task<Answer<Page<PassView>>> ListAsync(string? after, CancellationToken stop) =>
        http.ReadAsync<Page<PassView>>(ServiceCalls.Query(Passes, ("after", after)), stop);

    public Task<Answer<PassView>> FindAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<PassView>($"{Passes}/{id}", stop);

    public Task<Answer<PassView>> RegisterAsync(PassContent pass, string? key, CancellationToken stop) =>
        http.SendAsync<PassView>(HttpMethod.Post, Passes, pass, key: key, stop: stop);

    public Task<Answer<PassView>> SaveAsync(Guid id, PassContent pass, string? version, CancellationToken stop) =>
        http.SendAsync<PassView>(HttpMethod.Put, $"{Passes}/{id}", pass, $"\"{version}\"", stop: stop);

    public Task<Answer<Nothing>> DeleteAsync(Guid id, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Delete, $"{Passes}/{id}", version: $"\"{version}\"", stop: stop);
}

internal sealed record PassView(
    Guid Id, uint Version, string From, string To, string Means, IReadOnlyList<string> Stops, DateOnly ValidFrom,
    DateOnly? ValidUntil, bool Valid)
{
    /// <summary>The stops as one text, as people write them.</summary>
    public string Between => string.Join("、", Stops);
}

internal sealed record PassContent(
    string? From, string? To, string? Means, DateOnly? ValidFrom, DateOnly? ValidUntil, IReadOnlyList<string> Stops);
