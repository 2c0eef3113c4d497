using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polly;

namespace Seisan.Web.Calls;

/// <summary>How a folder's client asks its service. Addresses are those of the API: <c>/api/v1/claims</c>.</summary>
public static class ServiceCalls
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Task<Answer<T>> ReadAsync<T>(this HttpClient http, string address, CancellationToken stop = default) =>
        http.AskAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), stop);

    /// <param name="version">The version the person saw, for a change (<c>If-Match</c>).</param>
    /// <param name="key">Makes a creating POST safe to repeat (<c>Idempotency-Key</c>); see <c>FormKey</c>.</param>
    public static Task<Answer<T>> SendAsync<T>(
        this HttpClient http, HttpMethod method, string address, object? body = null, string? version = null,
        string? key = null, CancellationToken stop = default)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return http.AskAsync<T>(request, stop);
    }

    /// <summary><paramref name="path"/> with those of the parameters that have a value.</summary>
    public static string Query(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var given = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        var query = string.Join('&', given);
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    public static async Task<Answer<T>> AskAsync<T>(this HttpClient http, HttpRequestMessage request, CancellationToken stop)
    {
        using var sent = request;
        using var response = await http.DeliverAsync(request, stop);
        var version = response.Headers.ETag?.ToString();
        if (response.IsSuccessStatusCode) return new(await ValueAsync<T>(response, stop), version, null);

        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict
                or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestEntityTooLarge
                or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.PreconditionRequired => new(default, version, await ProblemAsync(response, stop)),
            var status => throw new ServiceCallException(status, request.RequestUri!.ToString()),
        };
    }

    /// <summary>A service that cannot be reached, or is too slow, is one that answered 503.</summary>
    private static async Task<HttpResponseMessage> DeliverAsync(this HttpClient http, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            return await http.SendAsync(request, stop);
        }
        catch (Exception outage) when (outage is HttpRequestException or ExecutionRejectedException)
        {
            throw new ServiceCallException(HttpStatusCode.ServiceUnavailable, request.RequestUri!.ToString(), outage);
        }
    }

    private static async Task<T> ValueAsync<T>(HttpResponseMessage response, CancellationToken stop)
    {
        if (typeof(T) == typeof(Nothing)) return (T)(object)new Nothing();
        if (typeof(T) == typeof(string)) return (T)(object)await response.Content.ReadAsStringAsync(stop);
        return await response.Content.ReadFromJsonAsync<T>(Json, stop)
            ?? throw new JsonException($"{response.RequestMessage?.RequestUri} answered null.");
    }

    private static async Task<Problem> ProblemAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var body = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync<ProblemBody>(Json, stop)
            : null;
        return new(response.StatusCode, body?.Code, body?.Title, body?.Field,
            body?.Errors?.ToDictionary(error => error.Key, error => error.Value) ?? []);
    }
}
