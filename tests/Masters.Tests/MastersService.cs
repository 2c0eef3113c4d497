using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Seisan.Kernel;
using Seisan.Masters.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Masters.Tests;

public sealed class MastersService() : ServiceFixture<Program, MastersDbContext>("masters");

/// <summary>What tests say to the service again and again.</summary>
internal static class Conversation
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TestPerson Administrator() => TestPerson.InNewTenant().As(Roles.Administrator);

    public static Uri At(string path) => new(path, UriKind.Relative);

    public static Task<HttpResponseMessage> Import(this HttpClient client, string kind, string csv, string query = "") =>
        client.Import(kind, Encoding.UTF8.GetBytes(csv), query);

    public static async Task<HttpResponseMessage> Import(this HttpClient client, string kind, byte[] csv, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At($"/api/v1/{kind}/import{query}")) { Content = new ByteArrayContent(csv) };
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.ExpectContinue = csv.Length > 1_000_000; // a refusal comes before the body has been sent
        return await client.SendAsync(request, Cancel);
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    public static async Task<JsonElement> Get(this HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(At($"/api/v1/{path}"), Cancel);

    public static async Task<List<string>> Codes(this HttpClient client, string path) =>
        [.. (await client.Get(path)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!)];

    public static async Task<Guid> Register(this HttpClient client, string kind, string code, object content, string from = "2026-04-01")
    {
        var response = await client.PostAsJsonAsync(At($"/api/v1/{kind}"), new { code, from, content }, Cancel);
        response.EnsureSuccessStatusCode();
        return (await response.Json()).GetProperty("id").GetGuid();
    }

    public static async Task<HttpResponseMessage> Change(this HttpClient client, string kind, Guid id, object version, string? seen = null)
    {
        using var found = await client.GetAsync(At($"/api/v1/{kind}/{id}"), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Put, At($"/api/v1/{kind}/{id}")) { Content = JsonContent.Create(version) };
        request.Headers.TryAddWithoutValidation("If-Match", seen ?? found.Headers.ETag?.Tag ?? "\"0\"");
        return await client.SendAsync(request, Cancel);
    }

    public static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(1, count).Select(at => line(at) + "\r\n"));

    public static string D(this int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
