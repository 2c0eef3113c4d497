using System.Text.Json.Nodes;

namespace Seisan.Web.Docs;

/// <summary>One operation as the reference shows it.</summary>
internal sealed record ApiOperation(
    string Method, string Path, string Id, string Tag, string? Summary, string? Permission,
    IReadOnlyList<ApiParameter> Parameters, IReadOnlyList<SchemaLine> Body, IReadOnlyList<ApiResponse> Responses)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static IReadOnlyList<ApiOperation> All(JsonObject document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from item in path.Value!.AsObject()
           where Methods.Contains(item.Key)
           let operation = Read(document, item.Key.ToUpperInvariant(), path.Key, item.Value!.AsObject())
           orderby operation.Tag, operation.Path, operation.Method
           select operation,
    ];

    public bool Mentions(string text) =>
        new[] { Path, Id, Summary, Permission, Method }.Any(one => one?.Contains(text, StringComparison.OrdinalIgnoreCase) is true);

    private static ApiOperation Read(JsonObject document, string method, string path, JsonObject operation) => new(
        method, path,
        Text(operation["operationId"]) ?? $"{method} {path}",
        Text((operation["tags"] as JsonArray)?.FirstOrDefault()) ?? "",
        Text(operation["summary"]) ?? Text(operation["description"]),
        Text(operation["x-permission"]),
        [.. (operation["parameters"] as JsonArray ?? []).Select(parameter => ApiParameter.Read(document, parameter!.AsObject()))],
        Schema.Lines(document, Content(operation["requestBody"])),
        [.. (operation["responses"] as JsonObject ?? []).Select(response => new ApiResponse(
            response.Key, Text(response.Value?["description"]), Schema.Lines(document, Content(response.Value))))]);

    private static JsonNode? Content(JsonNode? holder) =>
        (holder?["content"] as JsonObject)?.Select(media => media.Value?["schema"]).FirstOrDefault();

    private static string? Text(JsonNode? node) => node?.GetValue<string>() is { Length: > 0 } text ? text : null;
}

internal sealed record ApiParameter(string Name, string In, string Type, bool Required, string? Description)
{
    public static ApiParameter Read(JsonObject document, JsonObject parameter) => new(
        parameter["name"]?.GetValue<string>() ?? "", parameter["in"]?.GetValue<string>() ?? "",
        Schema.TypeOf(document, parameter["schema"]), parameter["required"]?.GetValue<bool>() ?? false,
        parameter["description"]?.GetValue<string>());
}

internal sealed record ApiResponse(string Status, string? Description, IReadOnlyList<SchemaLine> Body);
