using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Seisan.Web.Docs;

/// <summary>
/// The one OpenAPI document of the platform, joined from what each service says of itself. A service that is away is
/// described as it was when last seen.
/// </summary>
public sealed class ApiDocument(IHttpClientFactory clients, ApiServices services, TimeProvider clock)
{
    public const string Client = "api-documents";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, (JsonObject Document, DateTimeOffset At)> _known = new();
    private (string[] Parts, JsonObject Document)? _joined;

    public async Task<JsonObject> ReadAsync(CancellationToken stop)
    {
        var documents = await Task.WhenAll(services.Names.Select(service => FindAsync(service, stop)));
        var present = documents.OfType<Part>().ToArray();
        var stamps = present.Select(part => $"{part.Service} {part.At:O}").ToArray();
        if (_joined is { } joined && joined.Parts.SequenceEqual(stamps)) return joined.Document;

        var document = DocumentJoin.Of(present.Select(part => (part.Service, part.Document)), services.PublicAddress);
        _joined = (stamps, document);
        return document;
    }

    private async Task<Part?> FindAsync(string service, CancellationToken stop)
    {
        if (_known.TryGetValue(service, out var known) && clock.GetUtcNow() - known.At < Fresh) return new(service, known.Document, known.At);
        if (await FetchAsync(service, stop) is not { } fetched) return known.Document is null ? null : new(service, known.Document, known.At);

        _known[service] = (fetched, clock.GetUtcNow());
        return new(service, fetched, _known[service].At);
    }

    private async Task<JsonObject?> FetchAsync(string service, CancellationToken stop)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            await using var stream = await http.GetStreamAsync($"http://{service}/openapi/v1.json", stop);
            return await JsonNode.ParseAsync(stream, cancellationToken: stop) as JsonObject;
        }
        catch (Exception away) when (!stop.IsCancellationRequested
            && away is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }

    private sealed record Part(string Service, JsonObject Document, DateTimeOffset At);
}
