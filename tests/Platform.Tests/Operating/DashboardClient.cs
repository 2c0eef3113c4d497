using System.Text.Json;

namespace Seisan.Platform.Tests.Operating;

/// <summary>The runner's dashboard, asked as a script asks it.</summary>
internal sealed class DashboardClient : IDisposable
{
    private readonly HttpClient _client = new();

    public DashboardClient(RunningPlatform platform)
    {
        Address = new(platform.LastSaid("runner", "| dashboard: "));
        _client.BaseAddress = new(Address.GetLeftPart(UriPartial.Authority));
        _client.DefaultRequestHeaders.Authorization = new("Bearer", Address.Query["?t=".Length..]);
    }

    /// <summary>The address for a browser, with the token.</summary>
    public Uri Address { get; }

    public Task<List<SeenTrace>> TracesAsync(string text) =>
        ReadAsync<List<SeenTrace>>($"/api/traces?text={Uri.EscapeDataString(text)}");

    public Task<List<SeenSpan>> SpansAsync(string trace) => ReadAsync<List<SeenSpan>>($"/api/traces/{trace}");

    public void Dispose() => _client.Dispose();

    private async Task<T> ReadAsync<T>(string path) => JsonSerializer.Deserialize<T>(
        await _client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken), JsonSerializerOptions.Web)!;
}

internal sealed record SeenTrace(string Id, string[] Resources);

internal sealed record SeenSpan(string SpanId, string? ParentId, string Resource, string Scope, string Name, string Kind, bool HasFailed);
