using Seisan.Web.Calls;

namespace Seisan.Web.Messages;

/// <summary>The messages of the person who is signed in.</summary>
internal sealed class MessagesClient(HttpClient http)
{
    private const string Messages = "/api/v1/messages";

    public Task<Answer<Page<Message>>> ListAsync(string? text, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<Message>>(ServiceCalls.Query(Messages, ("text", text), ("after", after)), stop);

    public Task<Answer<Nothing>> ReadAsync(Guid id, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"{Messages}/{id}/read", stop: stop);

    public Task<Answer<Nothing>> ReadAllAsync(CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"{Messages}/read-all", stop: stop);
}

/// <param name="Link">The page it is about, as a path.</param>
internal sealed record Message(
    Guid Id, string Kind, string Title, string Text, string Link, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);
