using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Seisan.Demo.Client;

namespace Seisan.Platform.Tests.Api;

/// <summary>One operation of the platform's API document.</summary>
public sealed record ApiOperation(
    string Method, string Path, string? Permission, JsonNode? Body, IReadOnlyList<string> Ids)
{
    /// <summary>What stands behind <c>/api/v1/</c>: the resource, which one service answers for.</summary>
    public string Resource => Path.Split('/')[3];

    public override string ToString() => $"{Method} {Path}";

    public string At(string id) =>
        Ids.Aggregate(Path, (path, name) => path.Replace($"{{{name}}}", id, StringComparison.Ordinal));
}

/// <summary>The one document of the API, as the gateway serves it or as a service serves its part.</summary>
public sealed class ApiDocument(JsonObject document)
{
    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in document["paths"]!.AsObject()
           where path.Key.StartsWith("/api/", StringComparison.Ordinal)
           from item in path.Value!.AsObject()
           where item.Key is "get" or "post" or "put" or "patch" or "delete"
           let operation = item.Value!.AsObject()
           select new ApiOperation(
               item.Key.ToUpperInvariant(), path.Key, operation["x-permission"]?.GetValue<string>(),
               operation["requestBody"]?["content"]?["application/json"]?["schema"],
               [
                   .. (operation["parameters"] as JsonArray ?? [])
                       .Where(one => one!["in"]!.GetValue<string>() == "path")
                       .Where(one => one!["schema"]?["format"]?.GetValue<string>() == "uuid")
                       .Select(one => one!["name"]!.GetValue<string>()),
               ]),
    ];

    public static async Task<ApiDocument> ReadAsync(HttpClient http, string address) =>
        new(JsonNode.Parse(await http.GetStringAsync(address, TestContext.Current.CancellationToken))!.AsObject());

    /// <summary>The smallest body that the schema allows.</summary>
    public JsonNode? Sample(JsonNode? schema)
    {
        var shape = Resolve(schema);
        if (shape is null || Types(shape).Contains("null")) return null;
        if (shape["enum"] is JsonArray values) return values[0]!.DeepClone();
        return Types(shape).FirstOrDefault() switch
        {
            "array" => new JsonArray(),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(false),
            "string" => JsonValue.Create(shape["format"]?.GetValue<string>() switch
            {
                "uuid" => "01990000-0000-7000-8000-000000000001",
                "date" => "2026-11-01",
                "date-time" => "2026-11-01T00:00:00Z",
                _ => "x",
            }),
            _ => new JsonObject((shape["properties"] as JsonObject ?? [])
                .Select(member => KeyValuePair.Create(member.Key, Sample(member.Value)))),
        };
    }

    /// <summary>Where a body of the schema has ids, in the first entry of a list: <c>lines[0].projectId</c>.</summary>
    public IEnumerable<string> IdsIn(JsonNode? schema, string path = "") => Resolve(schema, orNull: true) switch
    {
        null => [],
        var shape when shape["format"]?.ToString() == "uuid" => [path],
        var shape when shape["items"] is { } item => IdsIn(item, path + "[0]"),
        var shape => (shape["properties"] as JsonObject ?? [])
            .SelectMany(member => IdsIn(member.Value, path is "" ? member.Key : $"{path}.{member.Key}")),
    };

    private JsonObject? Resolve(JsonNode? node, bool orNull = false)
    {
        while (node is JsonObject schema)
        {
            if (schema["$ref"]?.GetValue<string>() is { } reference)
                node = document["components"]!["schemas"]![reference.Split('/')[^1]];
            else if ((schema["oneOf"] ?? schema["anyOf"]) is not JsonArray choices)
                return schema;
            else if (orNull)
                node = choices.FirstOrDefault(one => one?["type"]?.ToString() != "null");
            else
                return choices.Any(one => one?["type"]?.ToString() == "null") ? null : Resolve(choices[0]);
        }

        return null;
    }

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(one => one!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };
}

/// <summary>A person who calls the API through the gateway, without a browser.</summary>
public static class Api
{
    public static Task<GatewaySession> AsAsync(RunningPlatform platform, DemoPerson person) =>
        GatewaySession.SignInAsync(
            new Uri(platform.Address), person.Company, person.SignInId, person.PasswordAt(platform),
            TestContext.Current.CancellationToken);

    /// <summary>Somebody without a session, whom any certificate of this machine suits.</summary>
    public static HttpClient Anyone(RunningPlatform platform)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.ServerCertificateCustomValidationCallback = (request, _, _, _) => request.RequestUri!.IsLoopback;
        return new HttpClient(handler) { BaseAddress = new Uri(platform.Address) };
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient http, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public static string Said(this HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
